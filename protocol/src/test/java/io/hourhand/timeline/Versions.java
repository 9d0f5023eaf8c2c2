package io.hourhand.timeline;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Versions for tests. */
final class Versions {

    private Versions() {}

    static Version of(long number, String from, ScheduleDefinition definition) {
        return new Version(number, Instant.parse(from), Optional.of(definition), Optional.empty(), "ada");
    }

    static ScheduleDefinition cron(String text) {
        return cron(text, "UTC");
    }

    static ScheduleDefinition cron(String text, String zone) {
        return switch (CronExpression.parse(text)) {
            case Parsed.Valid<CronExpression>(CronExpression valid) -> definition(new Timing.Cron(valid), zone);
            case Parsed.Invalid<CronExpression>(String message) -> throw new IllegalArgumentException(message);
        };
    }

    static ScheduleDefinition definition(Timing timing, String zone) {
        return new ScheduleDefinition(
                "one",
                "",
                true,
                timing,
                ZoneId.of(zone),
                List.of(),
                OnFailure.CONTINUE,
                Overlap.SKIP,
                CatchUp.DEFAULT,
                ClockChanges.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }
}
