package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.policy.ClockOffset;
import io.hourhand.policy.ClockOffset.Verdict;
import io.hourhand.policy.ClockReading;
import io.hourhand.store.access.Role;
import io.hourhand.store.charge.Lease;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A daemon whose clock is not the database's, as seen from outside. */
@Tag("faults-row-48")
class WrongClockIT {

    @Order(1)
    @RegisterExtension
    static final TestServer server = new TestServer();

    @Order(2)
    @RegisterExtension
    static final DaemonInCharge daemon = new DaemonInCharge(server);

    @Test
    void aClockThatIsRightIsAFigureAndNoWarning() {
        compared(Duration.ofMillis(-120));
        JsonNode health = json(server.open("GET", "/health/daemon"));
        assertEquals("UP", health.path("status").textValue());
        assertTrue(health.path("reason").isNull(), health::toString);
        assertTrue(server.as(Role.VIEWER, "GET", "/metrics")
                .body()
                .contains("\nhourhand_db_clock_offset_seconds -0.12\n"));
        JsonNode worker = json(server.as(Role.VIEWER, "GET", "/api/v1/workers"))
                .path("items")
                .path(0);
        assertEquals(-120, worker.path("clockOffsetMs").intValue(), worker::toString);
        String page = page();
        assertTrue(page.contains("0.12 s ahead of the database’s"), page);
        assertFalse(page.contains("Set the clock"), page);
    }

    @Test
    void aClockThatIsHalfAMinuteOffIsWarnedOfOnEveryPage() {
        compared(Duration.ofSeconds(30));
        HttpResponse<String> health = server.open("GET", "/health/daemon");
        assertEquals(200, health.statusCode());
        assertTrue(health.body().contains("30 s behind the database's"), health.body());
        assertTrue(page().contains("Schedules start that much too late"));
        assertTrue(
                Visitor.as(server, Role.VIEWER).get("/admin/schedules").body().contains("Schedules start that much"));
    }

    @Test
    void aPageThatStaysOpenAsksForTheBannersAloneAndTheyLeadBackToIt() {
        compared(Duration.ofSeconds(30));
        String banners = Visitor.as(server, Role.VIEWER)
                .get("/banners?back=%2Fadmin%2Fjobs%3Fstatus%3Dfailed")
                .body();
        assertTrue(banners.contains("Schedules start that much too late"), banners);
        assertTrue(banners.contains("name=\"back\" value=\"/admin/jobs?status=failed\""), banners);
        assertTrue(banners.contains("hx-get=\"/banners?back=%2Fadmin%2Fjobs%3Fstatus%3Dfailed\""), banners);
        assertFalse(banners.contains("<main"), banners);
        String elsewhere = Visitor.as(server, Role.VIEWER)
                .get("/banners?back=%2F%2Fevil.example")
                .body();
        assertTrue(elsewhere.contains("name=\"back\" value=\"/\""), elsewhere);
    }

    @Test
    void exactTimesNameTheirZoneInWords() {
        compared(Duration.ZERO);
        String page = page();
        assertTrue(page.matches("(?s).*title=\"[^\"]+ UTC\".*"), page);
        assertFalse(page.matches("(?s).*title=\"[^\"]+ Z\".*"), page);
    }

    @Test
    void whoPutTheWarningAwayIsToldThatNothingStarts() {
        compared(Duration.ofSeconds(30));
        assertFalse(hushed("daemons-clock").contains("Set the clock"));
        compared(Duration.ofSeconds(90));
        assertTrue(hushed("daemons-clock").contains("Nothing new starts until they are less than"));
    }

    @Test
    void whoPutAwayThatNoDaemonRunsIsToldOfTheNextOneThatEnds() {
        server.stores().workers().stopped(daemon.id());
        try {
            String key = "no-daemon-" + daemon.id();
            assertFalse(hushed(key).contains("No daemon is running"));
            server.stores().workers().stopped(daemon.takeCharge());
            assertTrue(hushed(key).contains("No daemon is running"));
        } finally {
            daemon.takeCharge();
        }
    }

    @Test
    void aClockByWhichNothingStartsIsDown() {
        compared(Duration.ofSeconds(-90));
        HttpResponse<String> health = server.open("GET", "/health/daemon");
        assertEquals(503, health.statusCode());
        assertTrue(health.body().contains("Nothing new starts"), health.body());
        String page = page();
        assertTrue(page.contains("and starts nothing: its clock is wrong."), page);
        assertTrue(page.contains("90 s ahead of the database"), page);
    }

    @Test
    void nearAMinuteTheServerSaysWhatTheDaemonDoesAndDecidesNothingByItself() {
        Duration ahead = Duration.ofSeconds(55);
        compared(ahead, Verdict.START_NOTHING);
        assertEquals(503, server.open("GET", "/health/daemon").statusCode());
        assertTrue(page().contains("and starts nothing: its clock is wrong."));
        compared(ahead, Verdict.WARN);
        assertEquals(200, server.open("GET", "/health/daemon").statusCode());
        String page = page();
        assertFalse(page.contains("starts nothing"), page);
        assertTrue(page.contains("Schedules start that much too late"), page);
    }

    /** A page for somebody who has just put a banner away. */
    private static String hushed(String key) {
        String cookie = Visitor.as(server, Role.VIEWER)
                .submit("/admin/schedules", "/banners", "banner", key, "back", "/admin/schedules")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
        return server.open(
                        "GET",
                        "/admin/schedules",
                        "",
                        "Cookie",
                        "hourhand=" + server.token(Role.VIEWER) + "; " + cookie,
                        "Accept",
                        "text/html")
                .body();
    }

    private static String page() {
        return Visitor.as(server, Role.VIEWER).get("/admin/workers").body();
    }

    private static void compared(Duration ahead) {
        compared(ahead, new ClockOffset(ahead, Duration.ofMillis(2)).verdict(Verdict.FINE));
    }

    private static void compared(Duration ahead, Verdict verdict) {
        try (Lease lease = Lease.connect(server.url())) {
            ClockReading reading = new ClockReading(new ClockOffset(ahead, Duration.ofMillis(2)), verdict);
            assertTrue(lease.beat(daemon.id(), Optional.of(reading)).isPresent());
        }
    }
}
