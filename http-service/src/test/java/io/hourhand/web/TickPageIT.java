package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.run.Tick;
import io.hourhand.store.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the daemon noted of its last tick, as people and programs see it. */
class TickPageIT {

    @Order(1)
    @RegisterExtension
    static final TestServer server = new TestServer();

    @Order(2)
    @RegisterExtension
    static final DaemonInCharge daemon = new DaemonInCharge(server);

    @Test
    void aTickThatFoundSomethingSaysWhatAndHowLateItWas() {
        ticked(Optional.of(Duration.ofMillis(12)), Optional.of(new Tick.Found(4, 3, 41)));
        assertTrue(
                page().contains(
                                "found 4 schedules due, made 3 runs, skipped 41 slots, <span class=\"zone\">12 ms late</span>"));
        JsonNode seen = json(server.as(Role.VIEWER, "GET", "/api/v1/workers"))
                .path("items")
                .path(0);
        assertEquals(12, seen.path("lastTickLagMs").intValue(), seen::toString);
        assertEquals(4, seen.path("lastTickDue").intValue(), seen::toString);
        assertEquals(3, seen.path("lastTickStarted").intValue(), seen::toString);
        assertEquals(41, seen.path("lastTickSkipped").intValue(), seen::toString);
        assertTrue(server.as(Role.VIEWER, "GET", "/metrics")
                .body()
                .contains("\nhourhand_daemon_tick_lag_seconds 0.012\n"));
    }

    @Test
    void aTickThatFoundNothingWasOnTime() {
        ticked(Optional.of(Duration.ZERO), Optional.of(new Tick.Found(0, 0, 0)));
        assertTrue(page().contains("found nothing due, <span class=\"zone\">on time</span>"));
    }

    @Test
    void aTickOfADrainedDaemonLookedForNothing() {
        ticked(Optional.of(Duration.ofSeconds(90)), Optional.empty());
        assertTrue(page().contains("drained, so it looked for nothing, <span class=\"zone\">1 min 30 s late</span>"));
    }

    @Test
    void aDaemonOfAnOlderBuildSaysOnlyWhen() {
        ticked(Optional.empty(), Optional.empty());
        String page = page();
        assertFalse(page.contains(" late</span>"), page);
        assertTrue(json(server.as(Role.VIEWER, "GET", "/api/v1/workers"))
                .path("items")
                .path(0)
                .path("lastTickLagMs")
                .isNull());
        assertFalse(server.as(Role.VIEWER, "GET", "/metrics").body().contains("tick_lag"));
    }

    @Test
    void theTimeOfTheHeartbeatStandsBesideHowLongAgoItWas() {
        assertTrue(
                page().matches("(?s).*data-label=\"Heartbeat\">.{0,200}(ago|now)</time></span>"
                        + "<span class=\"sub\">(Today|Yesterday) \\d\\d:\\d\\d(:\\d\\d)?</span>.*"),
                TickPageIT::page);
    }

    private static void ticked(Optional<Duration> lag, Optional<Tick.Found> found) {
        Instant now = server.clock().instant();
        server.stores().workers().ticked(daemon.id(), new Tick(now, now.plusSeconds(3_600), lag, found));
    }

    private static String page() {
        return Visitor.as(server, Role.VIEWER).get("/admin/workers").body();
    }
}
