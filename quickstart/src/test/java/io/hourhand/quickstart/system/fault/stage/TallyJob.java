package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.job.Job;
import io.hourhand.job.JobContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A job that leaves a trace which the daemon has no hand in: a committed row when it begins and one when it is done. In
 * between it takes {@code millis}, and waits for the file {@code gate} if it is given one.
 */
public final class TallyJob implements Job {

    static final String TABLE = """
            CREATE TABLE Tally (
                n BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                runId CHAR(36) NOT NULL, idempotencyKey VARCHAR(80) NOT NULL, attempt INT NOT NULL,
                what VARCHAR(8) NOT NULL, at DATETIME(6) NOT NULL, token CHAR(36) NOT NULL,
                UNIQUE KEY written_once (token, what), KEY of_a_job (idempotencyKey, attempt))
            CHARACTER SET ascii COLLATE ascii_bin""";

    private static final int TRIES = 10;

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public void run(JobContext context) throws SQLException, InterruptedException {
        String token = UUID.randomUUID().toString();
        write(context, token, "began");
        take(context.parameters());
        write(context, token, "done");
    }

    private static void take(Map<String, Object> parameters) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (parameters.get("millis") instanceof Number millis) {
            never.await(millis.longValue(), TimeUnit.MILLISECONDS);
        }
        if (parameters.get("gate") instanceof String gate) {
            while (!Files.exists(Path.of(gate))) {
                never.await(20, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** A link that breaks on the way is no failure of this job: it writes again, and once only. */
    private static void write(JobContext context, String token, String what) throws SQLException {
        for (int left = TRIES; ; left--) {
            try (Connection connection = context.dataSource().getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT IGNORE INTO Tally (runId, idempotencyKey, attempt, what, token, at)"
                                    + " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))")) {
                insert.setString(1, context.runId().toString());
                insert.setString(2, context.idempotencyKey());
                insert.setInt(3, context.attempt());
                insert.setString(4, what);
                insert.setString(5, token);
                insert.executeUpdate();
                return;
            } catch (SQLException e) {
                if (left == 1 || context.cancelled()) {
                    throw e;
                }
            }
        }
    }
}
