package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The deployment guide's checklist (docs/deploy-railway.md) from the browser's side of it, box by box. */
final class BrowserIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    private static final Pattern RUN = Pattern.compile(".*/admin/runs/[0-9a-f-]{36}");
    private static final double RUN_TIME = Duration.ofMinutes(2).toMillis();

    @Test
    void theWholeChecklistOfTheDeploymentGuideHolds() {
        try (Reader reader = stage.stranger(Window.LIGHT)) {
            Page page = reader.page();
            theWebServerAnswersAndRunsNoJobs();
            theDaemonPollsAndIsTheOnlyWorker();
            thePageOfSchedulesLoads(page, "");
            String run = runNowIsPressed(page);
            itIsWatchedToItsEnd(page);
            reader.shoot("run-light");
            itsJobsAreInTheHistory(page, "", run);
            theDaemonsLogHasIt();
            assertEquals(List.of(), reader.complaints());
        }
    }

    /** As where a proxy shows several tools on one host. */
    @Test
    void itHoldsUnderAPathOfTheHostToo() {
        int port = Services.freePort();
        String base = Services.address(port) + "/tools/jobs";
        try (Services more = new Services(stage.schema().url());
                Reader reader = stage.stranger(Window.LIGHT)) {
            more.web(port, Map.of("BASE_PATH", "/tools/jobs")).awaitLine(Services.READY);
            Page page = reader.page();
            thePageOfSchedulesLoads(page, base);
            String run = runNowIsPressed(page);
            assertTrue(page.url().startsWith(base + "/admin/runs/"), page.url());
            itIsWatchedToItsEnd(page);
            itsJobsAreInTheHistory(page, base, run);
            assertEquals(List.of(), reader.complaints());
        }
    }

    private static void theWebServerAnswersAndRunsNoJobs() {
        assertEquals(200, stage.client().get("/health/live").status());
        assertTrue(
                stage.web().lines().stream()
                        .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("job worker")),
                stage.web()::toString);
    }

    private static void theDaemonPollsAndIsTheOnlyWorker() {
        assertEquals(
                "🚀 Starting schedule daemon (production mode)",
                stage.daemon().lines().getFirst());
        assertTrue(stage.daemon().lines().contains(Services.POLLING), stage.daemon()::toString);
        assertEquals(
                List.of("schedule_daemon|1"),
                stage.schema()
                        .rows("SELECT workerType, COUNT(*) AS count FROM WorkerInstance"
                                + " WHERE status = 'RUNNING' GROUP BY workerType"));
    }

    private static void thePageOfSchedulesLoads(Page page, String base) {
        page.navigate(base + "/admin/schedules");
        page.getByLabel("Email").fill(Client.EMAIL);
        page.locator("#password").fill(Client.PASSWORD);
        page.locator("main button[type=submit]").click();
        assertTrue(page.url().endsWith("/admin/schedules"), page.url());
    }

    /** Pressed twice it is one run. */
    private static String runNowIsPressed(Page page) {
        int before = stage.runs("TRUE");
        Locator row = page.locator("#s-" + stage.scheduleId());
        Locator toggle = row.getByRole(AriaRole.SWITCH);
        if (toggle.getAttribute("aria-checked").equals("false")) {
            toggle.click();
        }
        assertThat(toggle).hasAttribute("aria-checked", "true");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run Now"))
                .dblclick();
        page.waitForURL(RUN);
        assertThat(page.locator(".run-head")).isVisible();
        assertEquals(before + 1, stage.runs("TRUE"), "pressed twice");
        return page.url().replaceFirst(".*/", "");
    }

    private static void itIsWatchedToItsEnd(Page page) {
        assertThat(page.locator("#live")).hasText(Pattern.compile("Live|Ended"));
        assertThat(page.locator(".run-step"))
                .hasText("20 of 20 jobs succeeded", new LocatorAssertions.HasTextOptions().setTimeout(RUN_TIME));
        assertThat(page.locator("#live")).hasText("Ended");
        assertThat(page.locator("#log .l").first()).isVisible();
        assertThat(page.locator(".lane")).hasCount(20);
    }

    private static void itsJobsAreInTheHistory(Page page, String base, String run) {
        page.navigate(base + "/admin/jobs?status=succeeded");
        assertThat(page.locator("tbody a.name[href*='" + run + "']")).hasCount(20);
    }

    private static void theDaemonsLogHasIt() {
        List<String> lines = stage.daemon().lines();
        int start = lines.lastIndexOf("⏰ Processing schedule: Daily Full Sync");
        assertEquals("[daemon] Executing 20 jobs inline for \"Daily Full Sync\"", lines.get(start + 1));
        assertEquals("[daemon] → Executing: profileSearchIndexJob", lines.get(start + 2));
        assertEquals("[daemon] ✓ profileSearchIndexJob completed", lines.get(start + 3));
        stage.daemon()
                .awaitLine("\\[daemon] ✅ Schedule \"Daily Full Sync\" complete: 20 succeeded, 0 failed \\(\\d+ms\\)");
    }
}
