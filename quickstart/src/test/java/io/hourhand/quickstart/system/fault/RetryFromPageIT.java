package io.hourhand.quickstart.system.fault;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import io.hourhand.quickstart.system.Browser;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Services;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a failed run to its repetition: a browser without scripts, a web-server and a daemon, all of them real. */
final class RetryFromPageIT {

    private static final Instant FAR_AWAY = Instant.parse("2999-01-01T00:00:00Z");

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    void aFailedRunIsDoneAgainFromItsFailedJobByAButtonOnItsPage(Server server) {
        int port = Services.freePort();
        try (Stage stage = new Stage(server);
                Browser browser = Browser.open(Services.address(port))) {
            stage.services().web(port, Map.of()).awaitLine(Services.READY);
            stage.leader(Map.of());
            UUID schedule = stage.create(
                    Stage.once("Mended by hand", FAR_AWAY).put("onFailure", "STOP"),
                    Stage.tally("one", Duration.ZERO),
                    query("two", "SELECT n FROM Mended"),
                    Stage.tally("three", Duration.ZERO));
            String failed = new Client(Services.address(port)).login().started(schedule.toString());
            Eventually.equal(List.of("one|SUCCEEDED", "two|FAILED", "three|SKIPPED"), () -> jobs(stage, failed));
            stage.schema().run("CREATE TABLE Mended (n INT)");

            String again = retry(browser, failed);
            assertNotEquals(failed, again);
            Eventually.equal(List.of("two|SUCCEEDED", "three|SUCCEEDED"), () -> jobs(stage, again));
            Eventually.equal(List.of("RETRY|SUCCEEDED|" + failed), () -> stage.schema()
                    .rows("SELECT cause, status, retryOfRunId FROM ScheduleRun WHERE id = '" + again + "'"));
            assertEquals(
                    1, stage.number("SELECT COUNT(*) FROM Tally WHERE what = 'began' AND runId = '" + failed + "'"));
        }
    }

    /** Gives the new run, on whose page the reader is then. */
    private static String retry(Browser browser, String run) {
        try (Reader reader = browser.reader(Window.PLAIN)) {
            Page page = reader.login().page();
            page.navigate("/admin/runs/" + run);
            page.getByText("Run again…").click();
            page.getByText("From the first job that did not succeed").click();
            assertThat(page.getByText("This is the new run.")).isVisible();
            assertThat(page.getByText("an earlier run")).isVisible();
            return page.url().replaceFirst(".*/", "");
        }
    }

    private static List<String> jobs(Stage stage, String run) {
        return stage.schema()
                .rows("SELECT name, status FROM JobExecution WHERE runId = '" + run + "' ORDER BY position");
    }

    private static ObjectNode query(String name, String statement) {
        ObjectNode job = JsonNodeFactory.instance.objectNode().put("name", name).put("type", "sql");
        job.putObject("config").put("statement", statement);
        return job;
    }
}
