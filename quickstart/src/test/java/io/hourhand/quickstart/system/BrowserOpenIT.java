package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page that stays open: it notices by itself what no event tells, and shows what fits in no line. */
final class BrowserOpenIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    private static final int A_MINUTE = 60_000;

    @Test
    void whatKeepsJobsFromRunningIsNoticedWithinAMinuteAndComesBackAfterItWasPutAway() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.clock().install();
            page.navigate("/admin/users");
            Locator banner = page.locator("#b-daemons-clock");
            assertThat(page.locator("#live")).hasText("Live");
            assertThat(banner).hasCount(0);
            theDaemonsClockIsWrongAfterAMinute(page, banner);
            banner.locator("button").click();
            assertThat(page.locator("h1")).hasText("Users");
            assertThat(banner).hasCount(0);
            aQuarterOfAnHourLater(page);
            theDaemonsClockIsWrongAfterAMinute(page, banner);
            stage.schema().run("UPDATE WorkerInstance SET clockOffsetMs = 0, clockVerdict = NULL");
            page.clock().runFor(A_MINUTE);
            assertThat(banner).hasCount(0);
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void aPageThatIsPausedAsksForNothing() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.clock().install();
            page.navigate("/");
            page.locator("#live").click();
            assertThat(page.locator("#live")).hasText("Paused");
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.clock().runFor(3 * A_MINUTE);
            assertEquals(List.of(), asked);
            page.locator("#live").click();
            assertThat(page.locator("#live")).hasText("Live");
        }
    }

    @Test
    void aTabThatNobodySeesAsksForNothingAndLooksAtOnceWhenItIsSeen() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.clock().install();
            page.navigate("/");
            assertThat(page.locator("#live")).hasText("Live");
            seen(page, false);
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url().replaceFirst(".*:\\d+", "")));
            page.clock().runFor(2 * A_MINUTE);
            assertThat(page.locator("#live")).hasText("Paused");
            assertEquals(List.of(), asked);
            seen(page, true);
            assertThat(page.locator("#live")).hasText("Live");
            Eventually.equal(true, () -> {
                page.clock().runFor(1_000);
                return asked.containsAll(List.of("/", "/banners?back=%2F", "/api/v1/events?beats=true"));
            });
        }
    }

    private static void seen(Page page, boolean seen) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                !seen);
    }

    @Test
    void nothingInTheHeadMovesWhateverItsWordOfLiveUpdatesIs() {
        for (Window window : List.of(Window.LIGHT, Window.PHONE)) {
            try (Reader reader = stage.reader(window)) {
                Page page = reader.page();
                page.navigate("/admin/workers");
                assertThat(page.locator("#live")).hasText("Live");
                List<Object> before = places(page);
                for (String word : List.of("Paused", "Reconnecting…", "Every 60 s")) {
                    page.locator("#live span").evaluate("(span, word) => { span.textContent = word; }", word);
                    assertEquals(before, places(page), word);
                }
                page.locator("#live").evaluate("live => { live.dataset.state = ''; }");
                assertEquals(before, places(page), "before any script");
            }
        }
    }

    private static List<Object> places(Page page) {
        return Stream.of(".everywhere", "#live", ".menu", "h1")
                .map(part ->
                        page.locator(part).evaluate("part => Object.values(part.getBoundingClientRect().toJSON())"))
                .toList();
    }

    @Test
    void theExactTimeAndTheWholeErrorAreReachedByKeyboard() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules?q=Fails");
            Locator time = page.locator("tbody time.exact").first();
            time.focus();
            String shown = (String) time.evaluate("time => getComputedStyle(time, '::after').content");
            assertEquals("\"" + time.getAttribute("title") + "\"", shown);
            reader.shoot("exact-light");
            page.navigate("/admin/jobs?status=failed");
            Locator error = page.locator(".clip").first();
            error.focus();
            assertThat(error).hasCSS("white-space", "normal");
        }
    }

    /** Written again until a page has seen it: the daemon's own heartbeat puts it right. */
    private static void theDaemonsClockIsWrongAfterAMinute(Page page, Locator banner) {
        for (int tries = 0; tries < 3 && banner.count() == 0; tries++) {
            stage.schema()
                    .run("UPDATE WorkerInstance SET clockOffsetMs = 30000, clockErrorMs = 1, clockVerdict = NULL"
                            + " WHERE status = 'RUNNING'");
            page.waitForResponse(answer -> answer.url().contains("/banners"), () -> page.clock()
                    .runFor(A_MINUTE));
        }
        assertThat(banner).containsText("The daemon's clock is 30 s behind the database's.");
    }

    private static void aQuarterOfAnHourLater(Page page) {
        Cookie hushed = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("hourhand-hushed"))
                .findFirst()
                .orElseThrow();
        hushed.value = hushed.value.replaceFirst("\\.\\d+", ".1");
        page.context().addCookies(List.of(hushed));
    }
}
