package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, over both services and the sample application: the guide's step 5, and what holds for all. */
final class BrowserIT {

    private static final Pattern RUN = Pattern.compile(".*/admin/runs/[0-9a-f-]{36}");
    private static final double RUN_TIME = Duration.ofMinutes(2).toMillis();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Schema schema;

    @SuppressWarnings("NullAway.Init")
    private static Services services;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @SuppressWarnings("NullAway.Init")
    private static String scheduleId;

    @BeforeAll
    static void start() {
        int port = Services.freePort();
        browser = Browser.open(Services.address(port));
        schema = Schema.onMariaDb();
        services = new Services(schema.url());
        services.web(port, Map.of()).awaitLine(Services.READY);
        services.daemon().awaitLine(Services.POLLING);
        Program sample = services.keep(Program.hourhand(
                Map.of(
                        "DATABASE_URL",
                        schema.url(),
                        "JOBS_PATH",
                        directory.resolve("jobs").toString()),
                "sample"));
        assertEquals(0, sample.awaitEnd(), sample::toString);
        scheduleId = schema.rows("SELECT id FROM Schedule").getFirst();
        new Client(Services.address(port)).login().run(scheduleId).expect(202);
        Eventually.equal(List.of("1"), () -> runs("status = 'SUCCEEDED'"));
    }

    @AfterAll
    static void stop() {
        Stream.<AutoCloseable>of(browser, services, schema).forEach(BrowserIT::close);
    }

    @Test
    void stepFiveOfTheDeploymentGuideHoldsInABrowser() {
        try (Reader reader = browser.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules");
            page.getByLabel("Email").fill(Client.EMAIL);
            page.locator("#password").fill(Client.PASSWORD);
            page.locator("main button[type=submit]").click();
            assertTrue(page.url().endsWith("/admin/schedules"), page.url());

            List<String> before = runs("TRUE");
            Locator row = row(page);
            Locator toggle = row.getByRole(AriaRole.SWITCH);
            if (toggle.getAttribute("aria-checked").equals("false")) {
                toggle.click();
            }
            assertThat(toggle).hasAttribute("aria-checked", "true");
            row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run Now"))
                    .dblclick();
            page.waitForURL(RUN);
            assertThat(page.locator("#live")).hasText(Pattern.compile("Live|Ended"));
            assertThat(page.locator(".run-step")).hasText("20 of 20 jobs succeeded", patient());
            assertThat(page.locator("#live")).hasText("Ended");
            assertThat(page.locator("#log .l").first()).isVisible();
            reader.shoot("run-light");
            assertEquals(
                    List.of(String.valueOf(Integer.parseInt(before.getFirst()) + 1)), runs("TRUE"), "pressed twice");
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void aSwitchCanBeTakenBackFromTheMessageAboutIt() {
        try (Reader reader = browser.reader(Window.LIGHT).login()) {
            Page page = reader.page();
            page.navigate("/admin/schedules");
            Locator toggle = row(page).getByRole(AriaRole.SWITCH);
            String before = toggle.getAttribute("aria-checked");
            toggle.focus();
            page.keyboard().press("Enter");
            assertThat(toggle).not().hasAttribute("aria-checked", before);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                    .click();
            assertThat(toggle).hasAttribute("aria-checked", before);
        }
    }

    @Test
    void whileSomebodyTypesTheFormShowsTheNextFiveTimes() {
        try (Reader reader = browser.reader(Window.LIGHT).login()) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.getByLabel("Cron expression").fill("30 2 * * *");
            page.getByLabel("Time zone").fill("Europe/Paris");
            assertThat(page.locator("#preview li")).hasCount(5);
            assertThat(page.locator("#preview")).containsText("02:30");
            page.getByLabel("Cron expression").fill("61 * * * *");
            assertThat(page.locator("#preview")).containsText("minute");
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void jobsMoveByKeyboardAndKeepWhatWasTyped() {
        try (Reader reader = browser.reader(Window.LIGHT).login()) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.locator("#jobs-0-name").fill("first");
            page.getByText("Add a job").click();
            page.locator("#jobs-1-name").fill("second");
            page.getByLabel("Move job 2 up").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#jobs-0-name")).hasValue("second");
            assertThat(page.locator("#jobs-1-name")).hasValue("first");
            assertThat(page.getByLabel("Move job 1 down")).isFocused();
        }
    }

    @Test
    void axeFindsNothingOnAnyPageInEitherTheme() {
        assertAll(Stream.of(Window.LIGHT, Window.DARK, Window.PHONE, Window.PHONE_DARK)
                .flatMap(window -> pages().entrySet().stream().map(page -> () -> {
                    try (Reader reader = browser.reader(window)) {
                        Reader in = page.getKey().equals("login") ? reader : reader.login();
                        in.page().navigate(page.getValue());
                        assertEquals(List.of(), in.violations(), page.getKey() + " " + window);
                        in.shoot(page.getKey() + "-" + (window.width() < 500 ? "phone-" : "") + window.theme());
                    }
                })));
    }

    @Test
    void noPageScrollsSidewaysAt320Pixels() {
        try (Reader reader = browser.reader(Window.NARROW).login()) {
            assertAll(pages().entrySet().stream().map(page -> () -> {
                reader.page().navigate(page.getValue());
                assertEquals(0, reader.overflow(), page.getKey());
            }));
        }
    }

    @Test
    void everythingWorksWithoutScripts() {
        try (Reader reader = browser.reader(Window.PLAIN).login()) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.getByLabel("Name").first().fill("By plain forms");
            page.getByLabel("Cron expression").fill("0 3 * * *");
            page.locator("#jobs-0-name").fill("only");
            page.locator("#jobs-0-config-statement").fill("SELECT 1");
            page.getByText("Save", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            assertThat(page.locator("h1")).hasText("By plain forms");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run Now"))
                    .click();
            assertTrue(RUN.matcher(page.url()).matches(), page.url());
            page.navigate("/admin/schedules?q=plain");
            page.getByRole(AriaRole.SWITCH).click();
            assertThat(page.locator("#flash")).containsText("is on");
        }
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("login", "/login");
        pages.put("overview", "/");
        pages.put("schedules", "/admin/schedules");
        pages.put("schedule", "/admin/schedules/" + scheduleId);
        pages.put("edit", "/admin/schedules/" + scheduleId + "/edit");
        pages.put("delete", "/admin/schedules/" + scheduleId + "/delete");
        pages.put("new", "/admin/schedules/new");
        pages.put("jobs", "/admin/jobs");
        pages.put("daemon", "/admin/workers");
        pages.put("users", "/admin/users");
        pages.put("not-found", "/admin/nothing");
        schema.rows("SELECT id FROM ScheduleRun ORDER BY id LIMIT 1")
                .forEach(run -> pages.put("run", "/admin/runs/" + run));
        return pages;
    }

    /** How many runs the sample schedule has of those that a condition holds for. */
    private static List<String> runs(String condition) {
        return schema.rows("SELECT COUNT(*) FROM ScheduleRun WHERE scheduleId = '" + scheduleId + "' AND " + condition);
    }

    private static Locator row(Page page) {
        return page.locator("#s-" + scheduleId);
    }

    private static LocatorAssertions.HasTextOptions patient() {
        return new LocatorAssertions.HasTextOptions().setTimeout(RUN_TIME);
    }

    private static void close(AutoCloseable some) {
        try {
            some.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
