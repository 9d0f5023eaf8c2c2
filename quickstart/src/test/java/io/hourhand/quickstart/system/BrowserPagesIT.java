package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page in a real browser: both themes, a phone, with scripts and without. */
final class BrowserPagesIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    static Stream<Window> windows() {
        return Stream.of(Window.LIGHT, Window.DARK, Window.PHONE, Window.PHONE_DARK);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void axeFindsNothingOnAnyPage(Window window) {
        try (Reader reader = stage.reader(window)) {
            assertAll(pages().entrySet().stream().map(page -> () -> {
                reader.page().navigate(page.getValue());
                assertEquals(List.of(), reader.violations(), page.getKey());
                reader.shoot(page.getKey() + "-" + (window.width() < 500 ? "phone-" : "") + window.theme());
            }));
        }
        try (Reader stranger = stage.stranger(window)) {
            stranger.page().navigate("/login");
            assertEquals(List.of(), stranger.violations(), "login");
            stranger.shoot("login-" + (window.width() < 500 ? "phone-" : "") + window.theme());
        }
    }

    @Test
    void everyPageLoadsWithScriptsThatDoNotComplain() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            pages().forEach((name, path) -> {
                page.navigate(path);
                assertThat(page.locator("h1")).isVisible();
                assertTrue(!page.title().equals("evil"), name);
            });
            List<String> complaints = reader.complaints().stream()
                    .filter(line -> !line.contains("404"))
                    .toList();
            assertEquals(List.of(), complaints);
        }
    }

    @Test
    void everyPageShowsAllItHasWithoutScripts() {
        try (Reader reader = stage.reader(Window.PLAIN)) {
            Page page = reader.page();
            pages().forEach((name, path) -> {
                page.navigate(path);
                assertThat(page.locator("h1")).isVisible();
                assertEquals(0, page.locator("[data-needs-script]:visible").count(), name);
            });
        }
    }

    @Test
    void noPageScrollsSidewaysAt320Pixels() {
        try (Reader reader = stage.reader(Window.NARROW)) {
            assertAll(pages().entrySet().stream().map(page -> () -> {
                reader.page().navigate(page.getValue());
                assertEquals(0, reader.overflow(), page.getKey());
            }));
        }
    }

    @Test
    void aScheduleIsMadeSwitchedAndRunWithoutScripts() {
        try (Reader reader = stage.reader(Window.PLAIN)) {
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
            assertTrue(page.url().matches(".*/admin/runs/[0-9a-f-]{36}"), page.url());
            page.navigate("/admin/schedules?q=plain");
            page.getByRole(AriaRole.SWITCH).click();
            assertThat(page.locator("#flash")).containsText("is on");
        }
    }

    @Test
    void jobsAreFilteredWithoutScripts() {
        try (Reader reader = stage.reader(Window.PLAIN)) {
            Page page = reader.page();
            page.navigate("/admin/jobs?status=failed");
            assertThat(page.locator("tbody tr").first()).containsText(Stage.FAILS);
            page.locator("#longer").selectOption("1h");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Search").setExact(true))
                    .click();
            assertTrue(page.url().contains("longer=1h"), page.url());
            assertThat(page.locator(".empty")).containsText("No job matches");
        }
    }

    @Test
    void theDaemonIsDrainedAndResumedWithoutScriptsAndItsBannerPutAway() {
        try (Reader reader = stage.reader(Window.PLAIN);
                Reader dark = stage.reader(Window.PHONE_DARK)) {
            Page page = reader.page();
            page.navigate("/admin/workers");
            page.getByText("Drain…").click();
            page.getByLabel("Reason").fill("new disks");
            page.getByText("Drain the daemon").click();
            assertThat(page.locator("#flash")).containsText("begins nothing new");
            assertThat(page.locator("#banners")).containsText("new disks");
            reader.shoot("drained-light");
            dark.page().navigate("/admin/workers");
            assertThat(dark.page().locator("#drained")).containsText("Drained: nothing is running.");
            assertEquals(List.of(), dark.violations());
            dark.shoot("drained-phone-dark");
            page.getByText("Dismiss").click();
            assertThat(page.locator(".banner.warn")).hasCount(0);
            page.locator("#drained button").click();
            assertThat(page.locator("#flash")).containsText("The daemon is resumed.");
            assertThat(page.locator("#drained")).hasCount(0);
        }
    }

    @Test
    void wordsOfTheSearchLeadToTheListThatTheFieldsLeadTo() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/workers");
            page.keyboard().press("/");
            page.keyboard().type("status:failed since:24h");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.endsWith("/admin/jobs?status=failed&since=24h"));
            assertThat(page.locator("tbody tr").first()).containsText(Stage.FAILS);
        }
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        String schedule = "/admin/schedules/" + stage.scheduleId();
        pages.put("overview", "/");
        pages.put("schedules", "/admin/schedules");
        pages.put("schedules-none", "/admin/schedules?q=nothing+has+this");
        pages.put("upcoming", "/admin/schedules/upcoming");
        pages.put("import", "/admin/schedules/import");
        pages.put("schedule", schedule);
        pages.put("slots", schedule + "/slots");
        pages.put("edit", schedule + "/edit");
        pages.put("delete", schedule + "/delete");
        pages.put("new", "/admin/schedules/new");
        pages.put("jobs", "/admin/jobs");
        pages.put("jobs-of", "/admin/jobs?schedule=" + Stage.FAILS.replace(' ', '+'));
        pages.put("jobs-none", "/admin/jobs?name=nothing");
        pages.put("daemon", "/admin/workers");
        pages.put("doctor", "/admin/workers/doctor");
        pages.put("retry", "/admin/jobs/retry?all=yes");
        pages.put("search", "/search?q=colour%3Ared");
        pages.put("help", "/admin/help");
        pages.put("users", "/admin/users");
        pages.put("not-found", "/admin/nothing");
        pages.put("failed", "/admin/runs/" + first("status = 'FAILED'"));
        return pages;
    }

    private static String first(String condition) {
        return stage.schema()
                .rows("SELECT id FROM ScheduleRun WHERE " + condition + " ORDER BY id LIMIT 1")
                .getFirst();
    }
}
