package io.hourhand.daemon;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
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

/** Schedules for tests: in UTC, all by default but what the test is about. */
final class Definitions {

    private Definitions() {}

    /** @param cron its timing; without one it is off, and runs when it is told to */
    static ScheduleDefinition of(
            String name, Optional<String> cron, Overlap overlap, OnFailure onFailure, JobSpec... jobs) {
        return of(name, cron, overlap, onFailure, Optional.empty(), jobs);
    }

    /** One that is off, and whose runs may take so long. */
    static ScheduleDefinition limited(String name, Duration runTimeout, JobSpec... jobs) {
        return of(name, Optional.empty(), Overlap.SKIP, OnFailure.CONTINUE, Optional.of(runTimeout), jobs);
    }

    private static ScheduleDefinition of(
            String name,
            Optional<String> cron,
            Overlap overlap,
            OnFailure onFailure,
            Optional<Duration> runTimeout,
            JobSpec... jobs) {
        CronExpression expression =
                ((Parsed.Valid<CronExpression>) CronExpression.parse(cron.orElse("0 0 1 1 *"))).value();
        return new ScheduleDefinition(
                name,
                "",
                cron.isPresent(),
                new Timing.Cron(expression),
                ZoneId.of("UTC"),
                List.of(jobs),
                onFailure,
                overlap,
                CatchUp.DEFAULT,
                ClockChanges.DEFAULT,
                Duration.ZERO,
                runTimeout);
    }
}
