package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run's log on its page, where it is large or was never meant to be read. */
final class BrowserLogIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    private static final List<Window> WINDOWS = List.of(Window.PHONE_DARK, Window.PLAIN);

    @Test
    void aLogOf200MegabytesOpensAtItsEndAndThePageHoldsLittleOfIt() {
        String run = aRun();
        long lines = new PrintedLog(stage.schema(), run).doubled(10);
        for (Window window : WINDOWS) {
            try (Reader reader = stage.reader(window)) {
                Page page = reader.page();
                page.navigate("/admin/runs/" + run);
                assertThat(page.locator("#L" + lines)).containsText("Line of an output");
                assertTrue(page.locator("#log .l").count() <= 500);
                if (window.scripts()) {
                    assertTrue((boolean) page.locator("#log")
                            .evaluate("log => log.scrollTop + log.clientHeight > log.scrollHeight - 24"));
                }
                page.getByText("Earlier lines").first().click();
                assertThat(page.locator("#L" + (lines - 600))).isVisible();
                assertTrue(page.locator("#log .l").count() <= 500);
                assertEquals(List.of(), reader.complaints());
            }
        }
    }

    @Test
    @Tag("faults-row-63")
    void outputThatIsNoTextAndLinesOfTenMegabytesAreInertAndReadable() {
        String run = aRun();
        PrintedLog log = new PrintedLog(stage.schema(), run);
        log.write(1, "0123456789".repeat(1_000_000), 1);
        List<String> odd = List.of(
                "<script>document.title='evil'</script><img src=x onerror=\"document.title='evil'\">",
                "\u202egnp.exe\u202c \u200bzero\u200b width",
                "\u0000\u0001\u0007\u001b[31mred\u001b[0m\u0008\u007f\ufffd\ufffe",
                "the last line");
        log.write(2, String.join("\n", odd), odd.size());
        for (Window window : WINDOWS) {
            try (Reader reader = stage.reader(window)) {
                Page page = reader.page();
                page.navigate("/admin/runs/" + run);
                assertThat(page.locator("#L1")).containsText("more characters, in the raw log");
                assertThat(page.locator("#L2")).containsText("<script>document.title='evil'</script>");
                assertThat(page.locator("#L4")).containsText("red");
                assertThat(page.locator("#L5")).containsText("the last line");
                assertFalse(page.title().contains("evil"));
                assertEquals(0, reader.overflow());
                assertEquals(List.of(), reader.complaints());
                reader.shoot("log-odd-" + window.theme() + "-" + window.width() + (window.scripts() ? "" : "-plain"));
            }
        }
    }

    private static String aRun() {
        String schedule = stage.schema()
                .rows("SELECT id FROM Schedule WHERE name = '" + Stage.FAILS + "'")
                .getFirst();
        String run = stage.client().started(schedule);
        Eventually.equal(List.of("FAILED"), () -> stage.schema()
                .rows("SELECT status FROM ScheduleRun WHERE id = '" + run + "'"));
        return run;
    }
}
