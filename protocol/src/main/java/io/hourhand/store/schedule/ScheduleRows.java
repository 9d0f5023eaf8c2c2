package io.hourhand.store.schedule;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Overlap;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Gap;
import io.hourhand.schedule.Interval;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Repeat;
import io.hourhand.schedule.Timing;
import io.hourhand.schedule.ZoneNames;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of Schedule and ScheduleJob, to and from the domain. */
public final class ScheduleRows {

    static final String COLUMNS = "id, name, description, enabled, timingType, timing, timeZone, gapRule, repeatRule,"
            + " jitterMs, onFailure, overlapRule, catchUpMode, catchUpMs, catchUpMaxRuns, runTimeoutMs, nextDueAt, problem, version,"
            + " createdAt, updatedAt";

    /** What {@link #bare} reads: with the pause that is in force. */
    public static final String SELECT = "SELECT " + COLUMNS + ", " + PauseRows.COLUMNS
            + " FROM Schedule LEFT JOIN SchedulePause ON scheduleId = id AND ofVersion = version";

    private static final String JOBS_OF = "SELECT scheduleId, position, name, type, config, timeoutMs, maxAttempts,"
            + " backoffMs, backoffFactor, maxBackoffMs, onRestart FROM ScheduleJob WHERE scheduleId IN (%s)"
            + " ORDER BY scheduleId, position";

    private ScheduleRows() {}

    /** Adds the jobs to schedules that were read without them, by one statement for all. */
    public static List<StoredSchedule> withJobs(Sql sql, List<StoredSchedule> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        String places = bare.stream().map(schedule -> "?").collect(Collectors.joining(", "));
        Object[] ids = bare.stream().map(StoredSchedule::id).toArray();
        Map<UUID, List<JobSpec>> jobs =
                sql.rows(JOBS_OF.formatted(places), row -> Map.entry(row.id("scheduleId"), job(row)), ids).stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return bare.stream()
                .map(schedule ->
                        schedule.with(schedule.definition().withJobs(jobs.getOrDefault(schedule.id(), List.of()))))
                .toList();
    }

    /** Adds all that stands in other tables. */
    static List<StoredSchedule> whole(Sql sql, List<StoredSchedule> bare) {
        return TagRows.withTags(sql, withJobs(sql, bare));
    }

    /** A schedule without its jobs and tags. What this build cannot read is told as the schedule's problem. */
    public static StoredSchedule bare(Row row) {
        Parsed<ZoneId> zone = ZoneNames.parse(row.text("timeZone"));
        Parsed<Timing> timing = timing(row.text("timingType"), row.text("timing"));
        Optional<String> problem = row.textIf("problem").or(() -> complaint(row));
        ScheduleDefinition definition = new ScheduleDefinition(
                row.text("name"),
                row.text("description"),
                row.flag("enabled"),
                timing instanceof Parsed.Valid<Timing>(Timing valid) ? valid : new Timing.Once(Instant.EPOCH),
                zone instanceof Parsed.Valid<ZoneId>(ZoneId valid) ? valid : ZoneOffset.UTC,
                List.of(),
                row.word("onFailure", OnFailure.class),
                row.word("overlapRule", Overlap.class),
                new CatchUp(
                        row.word("catchUpMode", CatchUp.Mode.class),
                        row.millis("catchUpMs"),
                        row.count("catchUpMaxRuns")),
                new ClockChanges(row.word("gapRule", Gap.class), row.word("repeatRule", Repeat.class)),
                row.millis("jitterMs"),
                row.numberIf("runTimeoutMs").map(Duration::ofMillis));
        return new StoredSchedule(
                row.id("id"),
                row.number("version"),
                definition,
                row.instantIf("nextDueAt"),
                PauseRows.read(row),
                problem,
                row.instant("createdAt"),
                row.instant("updatedAt"));
    }

    /** Why this build cannot read when a schedule fires, whatever another build said. */
    static Optional<String> complaint(Row row) {
        return complaint("The time zone cannot be used: ", ZoneNames.parse(row.text("timeZone")))
                .or(() -> complaint("The timing cannot be used: ", timing(row.text("timingType"), row.text("timing"))));
    }

    /** Values for the columns from {@code name} to {@code runTimeoutMs}, in the order of {@link #COLUMNS}. */
    static Object[] values(ScheduleDefinition schedule) {
        return new Object[] {
            schedule.name(),
            schedule.description(),
            schedule.enabled(),
            timingType(schedule.timing()),
            timingText(schedule.timing()),
            schedule.timeZone().getId(),
            schedule.clockChanges().gap(),
            schedule.clockChanges().repeat(),
            schedule.jitter(),
            schedule.onFailure(),
            schedule.overlap(),
            schedule.catchUp().mode(),
            schedule.catchUp().window(),
            schedule.catchUp().maxRuns(),
            schedule.runTimeout()
        };
    }

    static void replaceJobs(Sql sql, UUID scheduleId, List<JobSpec> jobs) {
        sql.update("DELETE FROM ScheduleJob WHERE scheduleId = ?", scheduleId);
        sql.batch(
                "INSERT INTO ScheduleJob (scheduleId, position, name, type, config, timeoutMs, maxAttempts, backoffMs,"
                        + " backoffFactor, maxBackoffMs, onRestart) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                IntStream.range(0, jobs.size())
                        .mapToObj(index -> values(scheduleId, index + 1, jobs.get(index)))
                        .toList());
    }

    private static Object[] values(UUID scheduleId, int position, JobSpec job) {
        return new Object[] {
            scheduleId,
            position,
            job.name(),
            job.type(),
            job.config(),
            job.timeout(),
            job.retry().maxAttempts(),
            job.retry().backoff(),
            job.retry().factor(),
            job.retry().maxBackoff(),
            job.onRestart()
        };
    }

    private static JobSpec job(Row row) {
        return new JobSpec(
                row.text("name"),
                row.text("type"),
                row.text("config"),
                row.millis("timeoutMs"),
                new Retry(
                        row.count("maxAttempts"),
                        row.millis("backoffMs"),
                        row.decimal("backoffFactor"),
                        row.millis("maxBackoffMs")),
                row.word("onRestart", OnRestart.class));
    }

    private static String timingType(Timing timing) {
        return switch (timing) {
            case Timing.Cron cron -> "cron";
            case Timing.Every every -> "every";
            case Timing.Once once -> "once";
        };
    }

    private static String timingText(Timing timing) {
        return switch (timing) {
            case Timing.Cron(CronExpression expression) -> expression.toString();
            case Timing.Every(Interval interval) -> interval.toString();
            case Timing.Once(Instant at) -> at.toString();
        };
    }

    private static Parsed<Timing> timing(String type, String text) {
        return switch (type) {
            case "cron" -> CronExpression.parse(text).map(Timing.Cron::new);
            case "every" -> Interval.parse(text).map(Timing.Every::new);
            case "once" -> once(text);
            default -> Parsed.invalid("\"" + type + "\" is no kind of timing that this version knows");
        };
    }

    private static Parsed<Timing> once(String text) {
        try {
            return Parsed.valid(new Timing.Once(Instant.parse(text)));
        } catch (DateTimeParseException e) {
            return Parsed.invalid("\"" + text + "\" is no instant");
        }
    }

    private static Optional<String> complaint(String what, Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Valid<?> valid -> Optional.empty();
            case Parsed.Invalid<?>(String message) -> Optional.of(what + message);
        };
    }
}
