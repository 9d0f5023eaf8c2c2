package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of a run that goes on: what is not on the page is said, and lines come in whichever way they can. */
final class BrowserLogGoesOnIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    private static final String NUMBERS =
            "[...document.querySelectorAll('#log .l')].map((row) => Number(row.id.slice(1)))";

    @Test
    void linesThatLeaveTheTopAreCountedAndReached() {
        try (Gate gate = new Gate(stage.schema());
                Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/runs/" + prints("Prints more than fits", 2_600, gate.job("waits")));
            assertThat(page.locator("#before")).isHidden();
            gate.open();
            assertThat(page.locator("#L2602")).isVisible();
            assertThat(page.locator("#before")).containsText("602 lines before these");
            assertEquals(2_000, page.locator("#log .l").count());
            assertThat(page.locator("#log .lj")).hasText("prints");
            reader.shoot("log-before-light");
            page.getByText("Earlier lines").click();
            assertThat(page.locator("#L103")).isVisible();
            assertThat(page.locator("#before")).containsText("102 lines before these");
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void whoReadsFurtherUpIsLeftInPeaceAndToldHowMuchIsNew() {
        try (Gate gate = new Gate(stage.schema());
                Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/runs/" + prints("Prints while somebody reads", 6_500, gate.job("waits")));
            page.getByLabel("Follow").uncheck();
            gate.open();
            assertThat(page.locator("#jump")).hasText("Jump to the end (6,502 new)");
            assertThat(page.locator("#L1")).isVisible();
            assertEquals(List.of(), page.evaluate(NUMBERS + ".filter((n, i) => n !== i + 1)"));
            page.locator("#jump").click();
            assertThat(page.locator("#L6502")).isVisible();
            assertThat(page.locator("#before")).containsText(Pattern.compile("4,\\d{3} lines before these"));
        }
    }

    @Test
    void whereStreamsAreRefusedLinesComeAllTheSame() {
        linesComeAllTheSame("refuses", stream -> stream.fulfill(new FulfillOptions().setStatus(503)));
    }

    @Test
    void whereStreamsAreHeldBackLinesComeAllTheSame() {
        linesComeAllTheSame("holds back", stream -> {});
    }

    private static void linesComeAllTheSame(String proxy, Consumer<Route> streams) {
        try (Gate gate = new Gate(stage.schema());
                Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.route("**/logs/stream**", streams);
            page.navigate("/admin/runs/" + prints("Prints past what " + proxy, 1_200, gate.job("waits")));
            gate.open();
            assertThat(page.locator("#L1202")).isVisible();
            assertEquals(List.of(), page.evaluate(NUMBERS + ".filter((n, i) => n !== i + 1)"), "once, and in order");
            assertThat(page.locator("#log .lj")).hasText(new String[] {"waits", "prints"});
        }
    }

    @Test
    void whereAProxyKeepsWhatAStreamSaysThePageAsksByItselfAndSaysSo() {
        try (Reader reader = stage.reader(Window.LIGHT);
                TcpProxy proxy = new TcpProxy(URI.create(reader.page().url()).getPort()).open();
                Gate first = new Gate(stage.schema());
                Gate second = new Gate(stage.schema())) {
            proxy.holdStreams(true);
            String address = Services.address(proxy.port());
            Page run = reader.page();
            Page workers = run.context().newPage();
            workers.navigate(address + "/admin/workers");
            run.navigate(address + "/admin/runs/"
                    + prints("Prints past what keeps", 1_200, first.job("waits"), second.job("waits again")));
            List<Locator> live = List.of(workers.locator("#live"), run.locator("#live"));
            live.forEach(word -> assertThat(word).hasText("Every 5 s"));
            first.open();
            assertThat(run.locator("#L2")).isVisible();
            proxy.holdStreams(false);
            live.forEach(word -> assertThat(word).hasText("Live"));
            second.open();
            assertThat(run.locator("#L1204")).isVisible();
            assertEquals(List.of(), run.evaluate(NUMBERS + ".filter((n, i) => n !== i + 1)"), "once, and in order");
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void linesThatAreNotThereAreAGapInWords() {
        try (Gate gate = new Gate(stage.schema());
                Reader reader = stage.reader(Window.PHONE_DARK)) {
            Page page = reader.page();
            page.route(
                    "**/logs/stream**",
                    stream -> stream.fulfill(new FulfillOptions()
                            .setContentType("text/event-stream")
                            .setBody(line(1) + line(2) + line(6))));
            page.navigate("/admin/runs/" + prints("Prints with a gap", 1, gate.job("waits")));
            assertThat(page.locator(".log-gap")).hasText("3 lines are not here. Look for them");
            assertThat(page.locator("#L6")).isVisible();
            assertEquals(List.of(), reader.violations());
            reader.shoot("log-gap-phone-dark");
            gate.open();
        }
    }

    @Test
    void theAddressOfALineHoldsForLinesThatAreNotOnThePage() {
        String run = printed("Prints for a link", 1_200);
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/runs/" + run + "#L300");
            page.waitForURL(url -> url.endsWith("?from=250#L300"));
            assertThat(page.locator("#L300")).isInViewport();
            page.navigate("/admin/runs/" + run + "?from=900#L9999");
            assertThat(page.locator("#log-said"))
                    .hasText("There is no line 9,999 in this log, whose last one so far is 1,200.");
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void findMarksWhatIsOnThePageAndLooksThroughTheWholeLog() {
        String run = printed("Prints to be searched", 1_200);
        for (Window window : List.of(Window.LIGHT, Window.PHONE_DARK, Window.PLAIN)) {
            try (Reader reader = stage.reader(window)) {
                Page page = reader.page();
                page.navigate("/admin/runs/" + run);
                Locator find = page.locator("#find");
                if (window.scripts()) {
                    find.fill("799");
                    assertThat(page.locator("#found")).hasText("1 on this page");
                    find.press("Enter");
                    assertThat(page.locator("#L799")).isInViewport();
                    find.fill("300");
                    assertThat(page.locator("#found")).hasText("None on this page");
                } else {
                    find.fill("300");
                }
                find.press("Enter");
                assertThat(page.locator("#find-said")).hasText("1 line holds “300”.");
                assertEquals(List.of(), window.scripts() ? reader.violations() : List.of());
                assertEquals(0, reader.overflow());
                reader.shoot("log-found-" + window.theme() + "-" + window.width() + (window.scripts() ? "" : "-plain"));
                page.locator(".hits a").click();
                page.waitForURL(url -> url.endsWith("?from=250#L300"));
                assertThat(page.locator("#L300")).isInViewport();
                assertEquals(List.of(), reader.complaints());
            }
        }
    }

    @Test
    void theLinesThatAreShownAreCopiedAlsoWithoutASecureOrigin() {
        String run = printed("Prints to be copied", 3);
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.navigate("/admin/runs/" + run);
            for (String origin : List.of("secure", "plain")) {
                if (origin.equals("plain")) {
                    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
                }
                assertThat(page.locator("#copy-log")).hasText("Copy");
                page.locator("#copy-log").click();
                assertThat(page.locator("#copy-log")).hasText("Copied");
                page.locator("#find").fill("");
                page.locator("#find").evaluate("field => { field.type = 'text'; }");
                assertTrue(copied(page).startsWith("1 2 3"), origin);
            }
        }
    }

    /** What stands in the clipboard, by pasting it. */
    private static String copied(Page page) {
        page.locator("#find").focus();
        page.keyboard().press("Control+v");
        return page.locator("#find").inputValue();
    }

    private static String line(int seq) {
        return "id: " + seq + "\ndata: {\"seq\":" + seq
                + ",\"at\":\"2026-01-01T00:00:00Z\",\"jobExecutionId\":\"x\",\"text\":\"line\"}\n\n";
    }

    /** A run that prints, behind the jobs that go before; a gate prints two lines itself. */
    private static String prints(String name, int lines, ObjectNode... before) {
        ObjectNode schedule =
                JsonNodeFactory.instance.objectNode().put("name", name).put("enabled", false);
        schedule.putObject("timing").put("type", "every").put("interval", "P1D");
        ArrayNode jobs = schedule.putArray("jobs");
        List.of(before).forEach(jobs::add);
        ObjectNode job = jobs.addObject().put("name", "prints").put("type", "command");
        job.putObject("config").putArray("argv").add("seq").add(Integer.toString(lines));
        return stage.client()
                .started(stage.client()
                        .post("/api/v1/schedules", schedule)
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
    }

    private static String printed(String name, int lines) {
        String run = prints(name, lines);
        Eventually.equal(List.of("SUCCEEDED"), () -> stage.schema()
                .rows("SELECT status FROM ScheduleRun WHERE id = '" + run + "'"));
        return run;
    }
}
