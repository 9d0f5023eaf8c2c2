package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that stand only for a moment, or only when something is wrong: as readable as all others, and by keyboard. */
final class BrowserMomentsIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    static Stream<Window> windows() {
        return Stream.of(Window.LIGHT, Window.PHONE_DARK);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aRunThatGoesOn(Window window) {
        String run = stage.client().started(create("Goes on, " + window.theme(), "SELECT SLEEP(120)"));
        try (Reader reader = stage.reader(window)) {
            reader.page().navigate("/admin/runs/" + run);
            assertThat(reader.page().locator("main")).containsText("Running");
            looksRight(reader, "running", window);
            reader.page().navigate("/");
            looksRight(reader, "overview-running", window);
        } finally {
            stage.client().post("/api/v1/runs/" + run + "/cancel").expect(202);
            Eventually.equal(List.of("CANCELLED"), () -> stage.schema()
                    .rows("SELECT status FROM ScheduleRun WHERE id = '" + run + "'"));
        }
    }

    @Test
    void aJobIsOpenWhereALinkLeadsToItAndAPageWhoseRunWasTakenAwaySaysSo() {
        String run = stage.client().started(create("Is taken away", "SELECT 1"));
        Eventually.equal(List.of("SUCCEEDED"), () -> stage.schema()
                .rows("SELECT status FROM ScheduleRun WHERE id = '" + run + "'"));
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/runs/" + run + "#j-1");
            assertThat(page.locator("#j-1")).isVisible();
            assertThat(page.locator("#j-1")).containsText("SELECT 1");
            // A second look is asked for when the first is on the page.
            looks(page, run);
            looks(page, run);
            assertThat(page.locator("#gone")).isHidden();
            assertThat(page.locator("#j-1")).containsText("SELECT 1");
            page.route("**/admin/runs/**", look -> look.fulfill(new FulfillOptions().setStatus(404)));
            looks(page, run);
            page.unroute("**/admin/runs/**");
            looks(page, run);
            assertThat(page.locator("#gone")).isHidden();
            stage.schema().run("DELETE FROM ScheduleRun WHERE id = '" + run + "'");
            page.keyboard().press("r");
            assertThat(page.locator("#gone")).containsText("is not there any more");
            assertThat(page.locator("#live")).hasText("Ended");
        }
    }

    private static void looks(Page page, String run) {
        page.waitForResponse(
                answer -> answer.url().contains(run), () -> page.keyboard().press("r"));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aFormWithErrorsOneThatSomebodyElseSavedAndTheQuestionOfABackfill(Window window) {
        String schedule = "/admin/schedules/" + create("Is edited by two, " + window.theme(), "SELECT 1");
        try (Reader reader = stage.reader(window)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.getByLabel("Name").first().fill("Cannot be saved");
            page.getByLabel("Cron expression").fill("61 * * * *");
            save(page);
            assertThat(page.locator(".summary")).containsText("Nothing was saved yet");
            looksRight(reader, "form-errors", window);
            page.navigate(schedule + "/edit");
            try (Page other = page.context().newPage()) {
                other.navigate(schedule + "/edit");
                other.locator("#description").fill("theirs");
                save(other);
                assertThat(other.locator("h1")).containsText("Is edited by two");
            }
            page.locator("#description").fill("ours");
            save(page);
            assertThat(page.locator("#conflict-h")).isVisible();
            page.locator("details.differ summary").first().click();
            looksRight(reader, "form-conflict", window);
            page.navigate(schedule + "/backfill?from=2026-01-01T00:00&to=2026-01-08T00:00&mode=ALL");
            assertThat(page.locator("h1")).containsText("Backfill");
            looksRight(reader, "backfill", window);
        }
    }

    @ParameterizedTest
    @MethodSource("windows")
    void theLoginThatKeepsWhatWasTypedAndTheWelcomeAfterIt(Window window) {
        try (Reader reader = stage.reader(window)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.getByLabel("Name").first().fill("Half done");
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("hourhand"));
            save(page);
            assertThat(page.locator("#password")).isVisible();
            looksRight(reader, "login-again", window);
            page.getByLabel("Email").fill(Client.EMAIL);
            page.locator("#password").fill(Client.PASSWORD);
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("h1")).hasText("Welcome back");
            looksRight(reader, "welcome-back", window);
        }
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aPageThatOneMayNotSee(Window window) {
        String email = "viewer-" + window.theme() + "@example.com";
        stage.client()
                .post(
                        "/api/v1/users",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("email", email)
                                .put("password", Client.PASSWORD)
                                .put("role", "VIEWER"))
                .expect(201);
        try (Reader reader = stage.stranger(window)) {
            Page page = reader.page();
            page.navigate("/login?next=/admin/users");
            page.getByLabel("Email").fill(email);
            page.locator("#password").fill(Client.PASSWORD);
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("h1")).hasText("You may not do this");
            looksRight(reader, "forbidden", window);
        }
    }

    /** On a server of its own, as the first one stays. */
    @Test
    void theFirstAdminIsMadeAndAServerThatFailsAndADatabaseThatIsAwayAreExplained() {
        try (Schema schema = Schema.usual();
                TcpProxy link = new TcpProxy(schema.port()).open();
                Services services = new Services(schema.urlAt(link.port()))) {
            int port = Services.freePort();
            Program web = services.web(port, Map.of("ADMIN_EMAIL", "", "ADMIN_PASSWORD", ""));
            String code = web.awaitLine(".*/setup\\?code=.*").replaceFirst(".*code=([^\\s.]+).*", "$1");
            web.awaitLine(Services.READY);
            String at = Services.address(port);
            try (Reader dark = stage.stranger(Window.PHONE_DARK);
                    Reader light = stage.stranger(Window.LIGHT)) {
                dark.page().navigate(at + "/setup?code=wrong");
                looksRight(dark, "setup", Window.PHONE_DARK);
                light.page().navigate(at + "/setup?code=" + code);
                looksRight(light, "setup", Window.LIGHT);
                light.page().getByLabel("Your email").fill(Client.EMAIL);
                light.page().locator("#password").fill(Client.PASSWORD);
                light.page().locator("main button[type=submit]").click();
                light.page().waitForURL(url -> !url.contains("/setup"));
                schema.run("RENAME TABLE DaemonDrain TO Elsewhere");
                light.page().navigate(at + "/admin/workers");
                assertThat(light.page().locator("h1")).hasText("Something went wrong here");
                looksRight(light, "error", Window.LIGHT);
                link.refuse();
                for (Reader reader : List.of(light, dark)) {
                    reader.page().navigate(at + "/admin/workers");
                    assertThat(reader.page().locator("h1")).hasText("The database does not answer");
                }
                looksRight(light, "database-away", Window.LIGHT);
                looksRight(dark, "database-away", Window.PHONE_DARK);
                schema.run("RENAME TABLE Elsewhere TO DaemonDrain");
                link.open();
                assertThat(light.page().locator("h1"))
                        .hasText("Daemon", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
            }
        }
    }

    @Test
    void theKeyboardAloneFillsAndSavesAFormAndPressesRunNow() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            type(page, page.getByLabel("Name").first(), "By keyboard alone");
            type(page, page.getByLabel("Cron expression"), "0 3 1 1 *");
            type(page, page.locator("#jobs-0-name"), "only");
            type(page, page.locator("#jobs-0-config-statement"), "SELECT 1");
            press(page, page.locator(".savebar button").first());
            assertThat(page.locator("h1")).hasText("By keyboard alone");
            press(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run Now")));
            page.waitForURL(url -> url.matches(".*/admin/runs/[0-9a-f-]{36}"));
            assertThat(page.locator("main")).containsText("Succeeded");
            assertEquals(List.of(), reader.complaints());
        }
    }

    private static void type(Page page, Locator field, String text) {
        tabTo(page, field);
        page.keyboard().type(text);
    }

    private static void press(Page page, Locator button) {
        tabTo(page, button);
        page.keyboard().press("Enter");
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int presses = 0; presses < 80; presses++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("not reached by Tab: " + wanted);
    }

    private static void save(Page page) {
        page.locator(".savebar button").first().click();
    }

    private static void looksRight(Reader reader, String name, Window window) {
        assertEquals(List.of(), reader.violations(), name);
        assertEquals(0, reader.overflow(), name);
        reader.shoot(name + "-" + (window.width() < 500 ? "phone-" : "") + window.theme());
    }

    /** A schedule whose only job is a statement. */
    private static String create(String name, String statement) {
        ObjectNode schedule =
                JsonNodeFactory.instance.objectNode().put("name", name).put("enabled", false);
        schedule.putObject("timing").put("type", "cron").put("expression", "30 2 * * *");
        schedule.put("timeZone", "Europe/Berlin");
        schedule.withArray("jobs")
                .addObject()
                .put("name", "only")
                .put("type", "sql")
                .putObject("config")
                .put("statement", statement);
        return stage.client()
                .post("/api/v1/schedules", schedule)
                .expect(201)
                .body()
                .path("id")
                .asText();
    }
}
