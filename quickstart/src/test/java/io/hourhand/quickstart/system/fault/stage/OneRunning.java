package io.hourhand.quickstart.system.fault.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.quickstart.system.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks ten times a second how many daemons are RUNNING, from its making until it is asked. */
public final class OneRunning {

    private final Set<String> seen = new TreeSet<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread watcher;

    public OneRunning(Stage stage) {
        watcher = Thread.ofPlatform().daemon().start(() -> watch(stage));
    }

    /** Fails if there was ever more than one. */
    public void everSince() throws InterruptedException {
        over.countDown();
        watcher.join();
        seen.removeAll(Set.of("0", "1"));
        assertEquals(Set.of(), seen, "RUNNING at the same time");
    }

    private void watch(Stage stage) {
        try (Connection connection = stage.schema().connect()) {
            do {
                seen.addAll(Schema.rows(
                        connection,
                        "SELECT COUNT(*) FROM WorkerInstance WHERE workerType = 'schedule_daemon'"
                                + " AND status = 'RUNNING'"));
            } while (!over.await(100, TimeUnit.MILLISECONDS));
        } catch (SQLException | InterruptedException e) {
            seen.add(e.toString());
        }
    }
}
