package io.hourhand.simulate;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.Overlap;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Firings;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Slots;
import io.hourhand.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Measures a year of a thousand hourly schedules, 8.76 million slots. Run by hand: it proves nothing on a busy machine. */
final class SimulationSpeed {

    private SimulationSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        for (Overlap overlap : Overlap.values()) {
            List<Plan> plans = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Timing timing =
                        CronExpression.parse(i % 60 + " * * * *") instanceof Parsed.Valid<CronExpression>(var cron)
                                ? new Timing.Cron(cron)
                                : new Timing.Once(Instant.EPOCH);
                Firings firings = Firings.of(timing, ZoneId.of("Europe/Paris"), ClockChanges.DEFAULT);
                plans.add(new Plan("s" + i, Slots.of(firings), CatchUp.DEFAULT, overlap, Duration.ofMinutes(i % 100)));
            }
            Instant from = Instant.parse("2026-01-01T00:00:00Z");
            Instant to = Instant.parse("2027-01-01T00:00:00Z");
            Downtime down = new Downtime(from.plus(Duration.ofDays(10)), from.plus(Duration.ofDays(12)));
            long before = System.nanoTime();
            Report report = Simulation.of(plans, from, to, List.of(down));
            System.out.printf(
                    "%-15s %,d slots in %,d ms%n",
                    overlap, report.total(Tally::slots), (System.nanoTime() - before) / 1_000_000);
        }
    }
}
