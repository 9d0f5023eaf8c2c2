package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many schedules at once and those of a crontab, in a real browser: the pages that only a form leads to. */
final class BrowserSchedulesIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    static Stream<Window> windows() {
        return Stream.of(Window.LIGHT, Window.DARK, Window.PHONE);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void whatAFormLeadsToIsAsReadableAsAnyPage(Window window) {
        try (Reader reader = stage.reader(window)) {
            Page page = reader.page();
            page.navigate("/admin/schedules");
            page.getByLabel("All on this page").check();
            page.locator("#bulk-do").selectOption("pause");
            page.locator("#bulk button").click();
            assertThat(page.locator("h1")).containsText("Pause");
            looksRight(reader, "bulk", window);
            page.navigate("/admin/schedules/import");
            page.locator("#crontab").fill("MAILTO=a@example.org\n30 2 * * * /opt/backup.sh --all\n61 * * * * wrong\n");
            button(page, "Show what they become").click();
            assertThat(page.locator("#plan-h")).hasText("One schedule");
            assertThat(page.locator("#wrong-h")).hasText("One line cannot be read");
            looksRight(reader, "import-plan", window);
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void aCrontabIsImportedSwitchedOnAndTakenAwayWithoutScripts() {
        try (Reader reader = stage.reader(Window.PLAIN)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/import");
            page.locator("#crontab").fill("0 1 * * * /opt/plain-one\n0 2 * * * /opt/plain-two\n");
            button(page, "Show what they become").click();
            button(page, "Make these 2 schedules").click();
            assertThat(page.locator("#flash")).containsText("2 schedules were made.");
            assertThat(page.locator("tbody tr")).hasCount(2);
            bulk(page, "on");
            assertThat(page.locator("h1")).hasText("Turn on 2 schedules?");
            button(page, "Turn on 2 schedules").click();
            assertThat(page.locator("#flash")).containsText("2 schedules were turned on.");
            button(page, "Undo").click();
            assertThat(page.locator("#flash")).containsText("2 schedules were turned off.");
            bulk(page, "delete");
            button(page, "Delete 2 schedules").click();
            assertThat(page.locator("#flash")).containsText("2 schedules were deleted.");
            assertThat(page.locator(".empty")).containsText("No schedule matches");
        }
    }

    private static void bulk(Page page, String what) {
        for (Locator box : page.locator("tbody input[type=checkbox]").all()) {
            box.check();
        }
        page.locator("#bulk-do").selectOption(what);
        page.locator("#bulk button").click();
    }

    private static void looksRight(Reader reader, String name, Window window) {
        assertEquals(List.of(), reader.violations(), name);
        assertEquals(0, reader.overflow(), name);
        reader.shoot(name + "-" + (window.width() < 500 ? "phone-" : "") + window.theme());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
