package io.hourhand.store;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Overlap;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Timing;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Schedules for tests. */
public final class Schedules {

    private Schedules() {}

    public static ScheduleDefinition named(String name) {
        return of(name, "0 2 * * *", job("first"), job("second"), job("third"));
    }

    public static ScheduleDefinition of(String name, String cron, JobSpec... jobs) {
        CronExpression expression =
                switch (CronExpression.parse(cron)) {
                    case Parsed.Valid<CronExpression>(CronExpression valid) -> valid;
                    case Parsed.Invalid<CronExpression>(String message) -> throw new IllegalArgumentException(message);
                };
        return new ScheduleDefinition(
                name,
                "",
                true,
                new Timing.Cron(expression),
                ZoneId.of("UTC"),
                List.of(jobs),
                OnFailure.CONTINUE,
                Overlap.SKIP,
                CatchUp.DEFAULT,
                ClockChanges.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }

    public static JobSpec job(String name) {
        return new JobSpec(
                name, "sql", "{\"statement\":\"SELECT 1\"}", Duration.ofMinutes(5), Retry.DEFAULT, OnRestart.RERUN);
    }
}
