package io.hourhand.store.charge;

import io.hourhand.policy.ClockOffset;
import io.hourhand.policy.ClockReading;
import io.hourhand.run.Tick;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Starts of daemons. Heartbeats are in the database's own time, so that no two clocks are ever compared. */
public final class WorkerStore {

    /** The only kind of worker there is. */
    public static final String SCHEDULE_DAEMON = "schedule_daemon";

    private static final String COLUMNS = "id, status, hostname, pid, version, startedAt, lastHeartbeatAt, stoppedAt,"
            + " adminUrl, adminKey, epoch, heartbeatMs, pollMs, lastTickAt, nextTickAt,"
            + " lastTickLagMs, lastTickDue, lastTickStarted, lastTickSkipped,"
            + " clockOffsetMs, clockErrorMs, clockVerdict,"
            + " TIMESTAMPDIFF(MICROSECOND, lastHeartbeatAt, UTC_TIMESTAMP(6)) DIV 1000 AS silentMs";

    private final Database database;

    public WorkerStore(Database database) {
        this.database = database;
    }

    /**
     * One start of a daemon.
     *
     * @param adminUrl where its own endpoint is
     * @param adminKey what that endpoint asks for; never shown to people
     * @param tick its last one
     * @param clock what a comparison with the database's came to at its last heartbeats; empty for builds that do not ask
     * @param silent how long ago its last heartbeat was, by the database's clock
     */
    public record Worker(
            UUID id,
            WorkerStatus status,
            String hostname,
            long pid,
            String version,
            Instant startedAt,
            Instant lastHeartbeatAt,
            Optional<Instant> stoppedAt,
            String adminUrl,
            String adminKey,
            Optional<Long> epoch,
            Duration heartbeat,
            Duration poll,
            Optional<Tick> tick,
            Optional<ClockReading> clock,
            Duration silent) {

        /** Whether its heartbeat is recent enough to believe that it lives: three intervals and some seconds. */
        public boolean fresh() {
            return silent.compareTo(heartbeat.multipliedBy(3).plusSeconds(5)) < 0;
        }

        /** When it last looked for due schedules. */
        public Optional<Instant> lastTickAt() {
            return tick.map(Tick::at);
        }

        /** When it will again. */
        public Optional<Instant> nextTickAt() {
            return tick.map(Tick::next);
        }
    }

    /**
     * What a daemon tells of itself when it starts.
     *
     * @param commandJobs whether it may run programs; empty where it does not say
     */
    public record Registration(
            UUID id,
            String hostname,
            long pid,
            String version,
            String adminUrl,
            String adminKey,
            Duration heartbeat,
            Duration poll,
            Optional<Boolean> commandJobs) {}

    /** Adds the row of a daemon that has just started; it is RUNNING only once it holds the lease. */
    public void register(Registration worker, WorkerStatus status) {
        database.each(sql -> sql.update(
                "INSERT INTO WorkerInstance (id, workerType, status, hostname, pid, version, startedAt,"
                        + " lastHeartbeatAt, stoppedAt, adminUrl, adminKey, heartbeatMs, pollMs, commandJobs)"
                        + " VALUES (?, ?, ?, ?, ?, ?,"
                        + " UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), CASE WHEN ? = 'STOPPED' THEN UTC_TIMESTAMP(6) END, ?, ?,"
                        + " ?, ?, ?)",
                worker.id(),
                SCHEDULE_DAEMON,
                status,
                worker.hostname(),
                worker.pid(),
                worker.version(),
                status,
                worker.adminUrl(),
                worker.adminKey(),
                worker.heartbeat(),
                worker.poll(),
                worker.commandJobs()));
    }

    /** The daemon in charge, if there is one; look at {@link Worker#fresh()} before believing that it lives. */
    public Optional<Worker> running() {
        return database.each(sql -> sql.row(
                "SELECT " + COLUMNS + " FROM WorkerInstance WHERE runningType = ?",
                WorkerStore::read,
                SCHEDULE_DAEMON));
    }

    /** Whether jobs may be programs: as the daemon in charge says, else the newest one; empty where neither does. */
    public Optional<Boolean> commandJobs() {
        return database.each(sql -> sql.row(
                        "SELECT commandJobs FROM WorkerInstance ORDER BY runningType IS NULL, startedAt DESC LIMIT 1",
                        row -> row.numberIf("commandJobs").map(flag -> flag != 0)))
                .flatMap(flag -> flag);
    }

    /** When any other daemon was last known to be up: its last heartbeat, or the end that it was asked for. */
    public Optional<Instant> lastSeen(UUID except) {
        return database.each(sql -> sql.row(
                        "SELECT MAX(CASE WHEN status = 'STOPPED' THEN COALESCE(stoppedAt, lastHeartbeatAt)"
                                + " ELSE lastHeartbeatAt END) AS seen FROM WorkerInstance"
                                + " WHERE id <> ? AND epoch IS NOT NULL",
                        row -> row.instantIf("seen"),
                        except)
                .flatMap(seen -> seen));
    }

    /** On which machine a daemon runs or ran. */
    public Optional<String> hostname(UUID id) {
        return database.each(
                sql -> sql.row("SELECT hostname FROM WorkerInstance WHERE id = ?", row -> row.text("hostname"), id));
    }

    /** The newest starts first. */
    public List<Worker> list(int limit) {
        return database.each(sql -> sql.rows(
                "SELECT " + COLUMNS + " FROM WorkerInstance ORDER BY startedAt DESC, id DESC LIMIT ?",
                WorkerStore::read,
                limit));
    }

    /** Notes an end that was asked for. */
    public void stopped(UUID id) {
        database.each(sql -> sql.update(
                "UPDATE WorkerInstance SET status = 'STOPPED', stoppedAt = UTC_TIMESTAMP(6)"
                        + " WHERE id = ? AND status IN ('RUNNING', 'STANDBY')",
                id));
    }

    /** Notes a tick of the daemon and what it came to; forgets connections long gone. */
    public void ticked(UUID id, Tick tick) {
        database.each(sql -> {
            sql.update("DELETE FROM DaemonConnection WHERE openedAt < UTC_TIMESTAMP(6) - INTERVAL 7 DAY"
                    + " AND connectionId NOT IN (SELECT connectionId FROM DaemonLease WHERE connectionId IS NOT NULL)");
            return sql.update(
                    "UPDATE WorkerInstance SET lastTickAt = ?, nextTickAt = ?, lastTickLagMs = ?, lastTickDue = ?,"
                            + " lastTickStarted = ?, lastTickSkipped = ? WHERE id = ?",
                    tick.at(),
                    tick.next(),
                    tick.lag(),
                    tick.found().map(Tick.Found::due),
                    tick.found().map(Tick.Found::started),
                    tick.found().map(Tick.Found::skipped),
                    id);
        });
    }

    private static Worker read(Row row) {
        return new Worker(
                row.id("id"),
                row.word("status", WorkerStatus.class),
                row.text("hostname"),
                row.number("pid"),
                row.text("version"),
                row.instant("startedAt"),
                row.instant("lastHeartbeatAt"),
                row.instantIf("stoppedAt"),
                row.text("adminUrl"),
                row.text("adminKey"),
                row.numberIf("epoch"),
                row.millis("heartbeatMs"),
                row.millis("pollMs"),
                tick(row),
                clock(row),
                row.millis("silentMs"));
    }

    private static Optional<Tick> tick(Row row) {
        return row.instantIf("lastTickAt")
                .map(at -> new Tick(
                        at,
                        row.instant("nextTickAt"),
                        row.numberIf("lastTickLagMs").map(Duration::ofMillis),
                        row.numberIf("lastTickDue")
                                .map(due -> new Tick.Found(
                                        due.intValue(), row.count("lastTickStarted"), row.number("lastTickSkipped")))));
    }

    private static Optional<ClockReading> clock(Row row) {
        return row.numberIf("clockOffsetMs").map(ahead -> {
            ClockOffset offset = new ClockOffset(
                    Duration.ofMillis(ahead),
                    Duration.ofMillis(row.numberIf("clockErrorMs").orElse(0L)));
            return row.wordIf("clockVerdict", ClockOffset.Verdict.class)
                    .map(verdict -> new ClockReading(offset, verdict))
                    .orElseGet(() -> ClockReading.first(offset));
        });
    }
}
