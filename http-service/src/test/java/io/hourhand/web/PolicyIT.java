package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.store.access.Role;
import io.hourhand.web.auth.Policy;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Walks the policy: every route, asked by nobody and by each role. */
class PolicyIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @TestFactory
    Stream<DynamicTest> everyRouteLetsInWhomItsLineNames() {
        return Policy.rules().entrySet().stream()
                // An answer without end is for the tests of streams.
                .filter(rule -> !rule.getKey().equals("GET /api/v1/events"))
                .filter(rule -> !rule.getKey().endsWith("/logout"))
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> walk(rule)));
    }

    /** Pages send strangers to the login instead; their own tests look closer. */
    private static boolean page(String path) {
        return !path.startsWith("/api/") && !path.equals("/metrics");
    }

    private static void walk(Map.Entry<String, Optional<Role>> rule) {
        String[] parts = rule.getKey().split(" ", 2);
        String path = parts[1].replace("{id}", UUID.randomUUID().toString()).replace("{file}", "none.css");
        Optional<Role> least = rule.getValue();
        if (least.isEmpty()) {
            assertTrue(server.open(parts[0], path).statusCode() != 401);
            return;
        }
        if (page(path)) {
            int status = server.open(parts[0], path).statusCode();
            assertTrue(status >= 300, "a page without login: " + status);
            return;
        }
        assertEquals(401, server.open(parts[0], path).statusCode());
        assertEquals(401, server.send(parts[0], path, Optional.of("hh_unknown")).statusCode());
        for (Role role : Role.values()) {
            int status = server.as(role, parts[0], path).statusCode();
            if (role.covers(least.get())) {
                assertNotEquals(403, status, role.name());
                assertNotEquals(401, status, role.name());
                assertTrue(status < 500, role + " " + status);
            } else {
                assertEquals(403, status, role.name());
            }
        }
    }
}
