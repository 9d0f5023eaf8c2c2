package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.ClockOffset.Verdict;
import io.hourhand.policy.Retry;
import io.hourhand.run.RunStatus;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.wire.TriggerAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A daemon whose clock is not the database's: it warns, and starts nothing by a clock that is a minute off. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
@Tag("faults-row-48")
class WrongClockIT {

    private final DaemonInProcess daemon;

    WrongClockIT(Server server) {
        this.daemon = new DaemonInProcess(server).with("HEARTBEAT_INTERVAL_MS", "100");
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void nothingNewStartsWhileTheClocksAreAMinuteApartAndWhatWasAskedForStartsThen() {
        daemon.clock.ahead(Duration.ofSeconds(-75));
        daemon.start();
        UUID schedule = daemon.schedule("asked for", DaemonInProcess.FINE);
        TriggerAnswer answer = daemon.ask(schedule);
        assertEquals(TriggerAnswer.Status.QUEUED, answer.status());
        String why = answer.reason().orElseThrow();
        assertTrue(why.startsWith("The daemon's clock is 75 s behind the database's."), why);
        assertEquals(answer.reason(), worker().clock().orElseThrow().complaint());
        HttpResponse<String> health = ask("/health");
        assertEquals(503, health.statusCode(), health.body());
        assertTrue(
                health.body().contains("WRONG_CLOCK") && health.body().contains("Nothing new starts"), health.body());
        String metrics = ask("/metrics").body();
        assertTrue(metrics.matches("(?s).*\\nhourhand_db_clock_offset_seconds 7[45]\\..*"), metrics);
        assertEquals(Optional.empty(), runOf(schedule));

        daemon.clock.ahead(Duration.ZERO);
        UUID run = DaemonInProcess.await("its run", () -> runOf(schedule));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        assertEquals(200, ask("/health").statusCode());
    }

    @Test
    void aClockThatGoesWrongIsWarnedOfAndThenStopsWhatIsNew() {
        CountDownLatch gate = new CountDownLatch(1);
        daemon.job("waits", context -> gate.await()).start();
        UUID going = daemon.run(
                daemon.schedule("goes on", DaemonInProcess.job("waits", "waits", Retry.DEFAULT), DaemonInProcess.FINE));
        daemon.clock.ahead(Duration.ofSeconds(30));
        DaemonInProcess.await("a warning", () -> judged(Verdict.WARN));
        HttpResponse<String> health = ask("/health");
        assertEquals(200, health.statusCode(), health.body());
        assertTrue(health.body().contains("clock is 30 s ahead of the database's."), health.body());
        UUID run = daemon.run(daemon.schedule("starts all the same", DaemonInProcess.FINE));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());

        daemon.clock.ahead(Duration.ofSeconds(61));
        DaemonInProcess.await("a stop", () -> judged(Verdict.START_NOTHING));
        UUID waits = daemon.schedule("waits", DaemonInProcess.FINE);
        assertEquals(TriggerAnswer.Status.QUEUED, daemon.ask(waits).status());
        gate.countDown();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(going).status());
        assertEquals(Optional.empty(), runOf(waits));

        daemon.clock.ahead(Duration.ofSeconds(55));
        DaemonInProcess.await("a figure below a minute", () -> Optional.of(worker())
                .filter(worker ->
                        worker.clock().orElseThrow().offset().certain().toSeconds() < 60));
        assertEquals(Optional.empty(), judged(Verdict.WARN));
        assertTrue(ask("/health").body().contains("WRONG_CLOCK"));
        assertEquals(Optional.empty(), runOf(waits));

        daemon.clock.ahead(Duration.ofSeconds(45));
        DaemonInProcess.await("its run", () -> runOf(waits));
        DaemonInProcess.await("a row that says so", () -> judged(Verdict.WARN));
    }

    private Optional<Worker> judged(Verdict verdict) {
        return Optional.of(worker())
                .filter(worker -> worker.clock().orElseThrow().verdict() == verdict);
    }

    private Worker worker() {
        return new WorkerStore(daemon.database()).running().orElseThrow();
    }

    private Optional<UUID> runOf(UUID schedule) {
        return daemon.database()
                .each(sql -> sql.row("SELECT id FROM ScheduleRun WHERE scheduleId = ?", row -> row.id("id"), schedule));
    }

    private HttpResponse<String> ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(worker().adminUrl() + path))
                .header("Authorization", "Bearer " + worker().adminKey())
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
