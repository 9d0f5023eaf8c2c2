package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a reader does on the pages by keyboard and in forms. */
final class BrowserHandsIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void theKeyboardAloneLogsInAndReachesASchedulesSwitchAndItsButton() {
        try (Reader reader = stage.stranger(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules?q=Daily");
            page.keyboard().type(Client.EMAIL);
            page.keyboard().press("Tab");
            page.keyboard().type(Client.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Schedules");
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            Locator toggle = page.locator("tbody").getByRole(AriaRole.SWITCH);
            String before = toggle.getAttribute("aria-checked");
            tabTo(page, toggle);
            page.keyboard().press("Enter");
            assertThat(toggle).not().hasAttribute("aria-checked", before);
            assertThat(toggle).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("tbody").getByRole(AriaRole.BUTTON)).isFocused();
        }
    }

    @Test
    void lettersLeadToPagesAndSleepInFieldsAndCanBeTurnedOff() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.keyboard().press("j");
            assertThat(page.locator("h1")).hasText("Jobs");
            page.keyboard().press("/");
            page.keyboard().type("s");
            assertThat(page.locator("#search")).hasValue("s");
            assertThat(page.locator("h1")).hasText("Jobs");
            page.locator("h1").click();
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            page.getByLabel("Use these letters").uncheck();
            page.keyboard().press("Escape");
            page.keyboard().press("s");
            assertThat(page.locator("h1")).hasText("Jobs");
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void liveUpdatesRestWhileAReaderWantsIt() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/workers");
            Locator live = page.locator("#live");
            assertThat(live).hasText("Live");
            live.click();
            assertThat(live).hasText("Paused");
            page.navigate("/admin/schedules");
            assertThat(live).hasText("Paused");
            live.click();
            assertThat(live).hasText("Live");
        }
    }

    @Test
    void aSwitchCanBeTakenBackFromTheMessageAboutIt() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules");
            Locator toggle = page.locator("#s-" + stage.scheduleId()).getByRole(AriaRole.SWITCH);
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
    void newJobsWaitBehindABarUntilTheReaderWantsThem() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/jobs?name=" + "job+" + Stage.LONG.replace(' ', '+'));
            run(Stage.LONG);
            assertThat(page.locator("tbody tr")).hasCount(3);
            run(Stage.LONG);
            assertThat(page.locator(".news")).hasText(Pattern.compile("3 new"));
            assertThat(page.locator("tbody tr")).hasCount(3);
            page.locator(".news a").click();
            assertThat(page.locator("tbody tr")).hasCount(6);
        }
    }

    @Test
    void whileSomebodyTypesTheFormShowsTheNextFiveTimes() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
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
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.locator("#jobs-0-name").fill("first");
            assertThat(page.locator("#jobs-0-line")).hasText("first");
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
    void aLineOfAJobOpensByKeyboardAndStaysOpenWhenTheJobMoves() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/" + stage.scheduleId() + "/edit");
            assertThat(page.locator("#jobs-1-name")).isHidden();
            page.locator("#jobs-1 summary").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#jobs-1-name")).isVisible();
            page.getByLabel("Move job 2 down").click();
            assertThat(page.locator("#jobs-1-name")).isHidden();
            assertThat(page.locator("#jobs-2-name")).isVisible();
        }
    }

    @Test
    void aSessionThatEndsWhileSomebodyEditsAsksForTheLoginAndKeepsTheText() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.getByLabel("Name").first().fill("Half done");
            page.context().clearCookies();
            page.locator(".savebar button").click();
            page.getByLabel("Email").fill(Client.EMAIL);
            page.locator("#password").fill(Client.PASSWORD);
            page.locator("main button[type=submit]").click();
            page.getByText("Go on editing").click();
            assertThat(page.getByLabel("Name").first()).hasValue("Half done");
        }
    }

    /** Run Now, to its end: before that a second one would be skipped, as the schedule says. */
    private static void run(String name) {
        String runId = stage.client().started(id(name));
        Eventually.equal(List.of("SUCCEEDED"), () -> stage.schema()
                .rows("SELECT status FROM ScheduleRun WHERE id = '" + runId + "'"));
    }

    private static String id(String name) {
        return stage.schema()
                .rows("SELECT id FROM Schedule WHERE name = '" + name + "'")
                .getFirst();
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int presses = 0; presses < 40; presses++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("not reached by Tab");
    }
}
