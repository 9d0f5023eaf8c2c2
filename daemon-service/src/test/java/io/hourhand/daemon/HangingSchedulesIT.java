package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.Retry;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.wire.TriggerAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Schedules that hang take their places and no more: who waits for one starts when it is free, and says how late. */
class HangingSchedulesIT {

    private static final int PLACES = 2;

    private final DaemonInProcess daemon =
            new DaemonInProcess(Server.usual()).with("MAX_PARALLEL_RUNS", String.valueOf(PLACES));

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    @Tag("faults-row-66")
    void whoeverWaitsWhileAllPlacesAreTakenStartsWhenOneIsFreeAndItsLatenessIsKept() {
        CountDownLatch one = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(1);
        daemon.job("first hangs", context -> one.await())
                .job("hangs", context -> all.await())
                .start();
        List<UUID> hanging = Stream.of("first hangs", "hangs")
                .map(body -> daemon.run(daemon.schedule(body, DaemonInProcess.job(body, body, Retry.DEFAULT))))
                .toList();
        hanging.forEach(run -> daemon.await(run, found -> found.status() == RunStatus.RUNNING));
        TriggerAnswer answer = daemon.ask(daemon.schedule("Waits", DaemonInProcess.FINE));
        assertEquals(TriggerAnswer.Status.QUEUED, answer.status());
        assertTrue(
                answer.reason().orElseThrow().startsWith("It starts when one of 2 places is free"), answer::toString);
        UUID waits = answer.runId().orElseThrow();
        DaemonInProcess.await("a lateness of half a second", () -> Stream.of(lateness(Instant.now()))
                .filter(late -> late.worst().toMillis() > 500)
                .findFirst());
        assertEquals(RunStatus.QUEUED, daemon.find(waits).status());

        one.countDown();
        Run over = daemon.awaitEnd(waits);
        assertEquals(RunStatus.SUCCEEDED, over.status());
        assertTrue(over.latenessMs().orElseThrow() > 500, over::toString);
        assertEquals(RunStatus.RUNNING, daemon.find(hanging.getLast()).status());
        all.countDown();
        daemon.awaitEnd(hanging.getLast());
    }

    private RunHistory.Lateness lateness(Instant now) {
        return new RunHistory(daemon.database()).lateness(now);
    }
}
