package io.hourhand.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Measures how many next firings a second one core finds. Run by hand: it proves nothing on a busy machine. */
final class NextSpeed {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2036-01-01T00:00:00Z");
    private static final int CALLS = 2_000_000;

    private NextSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        List<String> expressions = List.of(
                "* * * * *",
                "*/5 * * * *",
                "0 * * * *",
                "0 2 * * *",
                "30 2 * * *",
                "15 9-17/2 * * 1-5",
                "0 0 1 * *",
                "0 0 L * *",
                "0 12 * * FRI#2",
                "0 0 29 2 *",
                "0 0 */29 2 0");
        for (String zone : List.of("UTC", "Europe/Paris", "Africa/Casablanca")) {
            for (String expression : expressions) {
                Firings firings = Cron.firings(expression, zone);
                run(firings);
                long nanos = run(firings);
                System.out.printf("%-18s %-20s %,9d /s%n", expression, zone, CALLS * 1_000_000_000L / nanos);
            }
        }
        fresh();
        worst("*/5 2 * 3 7L", "Europe/Berlin");
        worst("0 0 */29 2 0", "Europe/Berlin");
        worst("0 0 LW 2 MON#5", "Africa/Casablanca");
    }

    private static long run(Firings firings) {
        long before = System.nanoTime();
        Instant t = START;
        for (int i = 0; i < CALLS; i++) {
            Optional<Firing> next = firings.after(t);
            t = next.isEmpty() || next.get().dueAt().isAfter(END)
                    ? START
                    : next.get().dueAt();
        }
        return System.nanoTime() - before;
    }

    /** One question to each of many schedules, as the tick asks. */
    @SuppressWarnings("SystemOut")
    private static void fresh() {
        Timing timing = new Timing.Cron(Cron.cron("30 2 * * *"));
        ZoneId zone = ZoneId.of("Europe/Paris");
        for (int round = 0; round < 2; round++) {
            long before = System.nanoTime();
            long found = 0;
            for (int i = 0; i < CALLS; i++) {
                found += Firings.of(timing, zone, ClockChanges.DEFAULT).after(START.plusSeconds(i * 60L)).stream()
                        .count();
            }
            System.out.printf(
                    "a new schedule each time: %,d /s%n", found * 1_000_000_000L / (System.nanoTime() - before));
        }
    }

    /** A search through a century, the first one as a cold virtual machine does it, then warm. */
    @SuppressWarnings("SystemOut")
    private static void worst(String expression, String zone) {
        for (int i = 0; i < 3; i++) {
            long before = System.nanoTime();
            Optional<Firing> found = Firings.of(
                            new Timing.Cron(Cron.cron(expression)), ZoneId.of(zone), ClockChanges.DEFAULT)
                    .after(START);
            System.out.printf("%-18s %-20s %,9d µs %s%n", expression, zone, (System.nanoTime() - before) / 1000, found);
        }
    }
}
