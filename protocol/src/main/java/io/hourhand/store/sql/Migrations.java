package io.hourhand.store.sql;

import io.hourhand.config.DatabaseUrl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Brings the schema up to this build. Safe when several processes do it at once: one migrates, the others wait. Tables
 * of other programs are left alone.
 */
public final class Migrations {

    private static final String HISTORY = "hourhand_schema_history";

    private static final Set<String> OURS = Set.of(
            "WorkerInstance",
            "DaemonLease",
            "DaemonConnection",
            "DaemonDrain",
            "Schedule",
            "ScheduleJob",
            "ScheduleVersion",
            "SchedulePause",
            "ScheduleRetention",
            "ScheduleTag",
            "ScheduleTrigger",
            "ScheduleBackfill",
            "BackfillSlot",
            "ScheduleSlot",
            "ScheduleRun",
            "JobExecution",
            "JobLog",
            "UserAccount",
            "LoginSession",
            "ApiToken",
            "AuditEvent",
            "event_journal",
            "event_tag",
            "snapshot");

    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /** What a migration came to. */
    public sealed interface Result {

        /**
         * The schema is as this build needs it.
         *
         * @param applied how many migrations were new
         */
        record Ready(int applied) implements Result {}

        /** Tables with names of ours belong to somebody else; nothing was changed. */
        record Taken(List<String> tables) implements Result {}
    }

    /**
     * Applies what is missing; waits while another process does so.
     *
     * @throws StoreException if the database cannot be reached
     * @throws FlywayException if a migration fails
     */
    public Result apply() {
        // Flyway's own lock begins only after it has made its history table, and two that make it at once both fail.
        return database.each(sql -> {
            Turn turn = Turn.await(sql);
            try {
                return migrate();
            } finally {
                turn.release();
            }
        });
    }

    /** The same on connections of its own: a migration may take longer than any other statement of a service. */
    public static Result applyTo(DatabaseUrl url) {
        try (Database database = Database.openPatient(url, "hourhand-migrations", 2)) {
            return new Migrations(database).apply();
        }
    }

    private Result migrate() {
        Set<String> foreign = foreignTables();
        if (!foreign.isEmpty()) {
            return new Result.Taken(List.copyOf(foreign));
        }
        return new Result.Ready(flyway().migrate().migrationsExecuted);
    }

    /**
     * How far the schema is.
     *
     * @param version of the last migration that was applied
     * @param pending how many of this build's are missing
     */
    public record State(Optional<String> version, int pending) {}

    /** Looks, and changes nothing. */
    public State state() {
        MigrationInfoService info = flyway().info();
        return new State(
                Optional.ofNullable(info.current()).map(last -> String.valueOf(last.getVersion())),
                info.pending().length);
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns("*:future")
                .load();
    }

    /** The server-wide lock by which the migrations of one schema take turns. */
    private record Turn(Sql sql, String name) {

        /** Waits in slices shorter than the driver's socket timeout. */
        static Turn await(Sql sql) {
            String name = sql.row(
                            "SELECT CONCAT('hourhand-migrate:', CRC32(DATABASE())) AS name", row -> row.text("name"))
                    .orElseThrow();
            Optional<Long> got = Optional.empty();
            while (!got.equals(Optional.of(1L))) {
                got = sql.row("SELECT GET_LOCK(?, 10) AS got", row -> row.numberIf("got"), name)
                        .flatMap(answer -> answer);
            }
            return new Turn(sql, name);
        }

        void release() {
            sql.row("SELECT RELEASE_LOCK(?) AS released", row -> row.numberIf("released"), name);
        }
    }

    /** One statement reads both names and history, so that a migration under way elsewhere never looks like a stranger. */
    private Set<String> foreignTables() {
        List<String> present = database.each(sql -> sql.rows(
                "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
                row -> row.text("name")));
        Set<String> foreign = new TreeSet<>();
        if (!present.contains(HISTORY)) {
            for (String table : present) {
                OURS.stream().filter(table::equalsIgnoreCase).forEach(foreign::add);
            }
        }
        return foreign;
    }
}
