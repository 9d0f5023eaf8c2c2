package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.embedded.Server;
import io.hourhand.run.JobSpec;
import io.hourhand.run.RunStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What crash safety costs: a job waits for what the journal commits, and for nothing else. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class CommitsIT {

    private static final int JOBS = 100;

    private final Server server;
    private final DaemonInProcess daemon;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();

    CommitsIT(Server server) {
        this.server = server;
        this.daemon = new DaemonInProcess(server).journalThrough(pool -> counted(DataSource.class, pool));
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void aRunOfAHundredJobsTakesOneCommitAJobAndOneMore() {
        daemon.start();
        // The first run of a daemon asks once what the journal is like.
        daemon.awaitEnd(daemon.run(daemon.schedule("warms up", DaemonInProcess.FINE)));
        UUID schedule = daemon.schedule(
                "a hundred", Collections.nCopies(JOBS, DaemonInProcess.FINE).toArray(new JobSpec[0]));
        commits.set(0);
        statements.set(0);
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(daemon.run(schedule)).status());
        System.out.println(server + ": a run of " + JOBS + " jobs waited for " + commits + " commits and " + statements
                + " statements of the journal");
        assertEquals(
                JOBS + 1, commits.get(), "the first job's start, and the end of each job with the start of the next");
    }

    private <T> T counted(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            try {
                if (method.getName().equals("commit")) {
                    commits.incrementAndGet();
                } else if (method.getName().startsWith("execute")) {
                    statements.incrementAndGet();
                }
                return switch (method.invoke(real, given)) {
                    case Connection connection -> counted(Connection.class, connection);
                    case PreparedStatement statement -> counted(PreparedStatement.class, statement);
                    case null -> null;
                    case Object other -> other;
                };
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }));
    }
}
