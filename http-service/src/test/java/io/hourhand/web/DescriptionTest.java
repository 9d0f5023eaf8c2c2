package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.web.auth.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):");

    @Test
    void theDescriptionHasTheRoutesOfTheApiAllOfThemAndNoOthers() throws IOException {
        TreeSet<String> described = new TreeSet<>();
        String path = "";
        for (String line : description().split("\n", -1)) {
            Matcher paths = PATH.matcher(line);
            Matcher methods = METHOD.matcher(line);
            if (paths.matches()) {
                path = paths.group(1);
            } else if (methods.matches()) {
                described.add(methods.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        TreeSet<String> routes = new TreeSet<>(Policy.rules().keySet());
        routes.removeIf(DescriptionTest::page);
        assertEquals(routes, described);
    }

    /** Pages and what they load are for people. */
    private static boolean page(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        return !path.startsWith("/api/")
                && !path.startsWith("/health/")
                && !path.equals("/metrics")
                && !path.equals("/openapi.yaml");
    }

    private static String description() throws IOException {
        try (InputStream in = Objects.requireNonNull(DescriptionTest.class.getResourceAsStream("/openapi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
