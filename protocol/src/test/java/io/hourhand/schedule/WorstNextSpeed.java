package io.hourhand.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Searches for the valid expression whose next firing takes longest to find: rare days, rare months, rare days of the
 * week, and all three together, in zones with many clock changes. Runs a minute; the argument is the search's seed.
 */
final class WorstNextSpeed {

    private static final List<String> DAYS = List.of(
            "*", "29", "30", "31", "L", "LW", "L-30", "L-1", "1W", "15W", "31W", "*/29", "*/30", "*/31", "29-31",
            "28W");
    private static final List<String> MONTHS = List.of("*", "2", "FEB,APR", "*/11", "6", "11", "2-12/5");
    private static final List<String> WEEKDAYS =
            List.of("*", "0", "MON#5", "SUN#5", "6L", "SATL", "*/7", "*/6", "1-5", "FRI#1", "0#5");
    private static final List<String> HOURS = List.of("0", "2", "*", "*/23", "23", "3", "0-23/7");
    private static final List<String> MINUTES = List.of("0", "30", "*", "59", "*/59");
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Berlin", "Africa/Casablanca", "Australia/Lord_Howe", "America/Santiago", "Pacific/Apia");
    private static final long SEARCH = 60_000_000_000L;

    private final Random random;

    private WorstNextSpeed(long seed) {
        this.random = new Random(seed);
    }

    private record Found(String expression, String zone, Instant from, long nanos) {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        WorstNextSpeed search = new WorstNextSpeed(args.length == 0 ? 1 : Long.parseLong(args[0]));
        List<Found> worst = new ArrayList<>();
        long begin = System.nanoTime();
        int tried = 0;
        while (System.nanoTime() - begin < SEARCH) {
            Found one = search.one();
            // The first seconds warm up the virtual machine.
            if (System.nanoTime() - begin > SEARCH / 10) {
                tried++;
                worst.add(one);
                worst.sort(Comparator.comparingLong(Found::nanos).reversed());
                worst.subList(Math.min(10, worst.size()), worst.size()).clear();
            }
        }
        System.out.printf("The slowest of %,d questions:%n", tried);
        for (Found found : worst) {
            System.out.printf(
                    "%,9d µs, asked again %,9d µs  %s in %s after %s%n",
                    found.nanos() / 1_000,
                    ask(found.expression(), found.zone(), found.from()) / 1_000,
                    found.expression(),
                    found.zone(),
                    found.from());
        }
    }

    private Found one() {
        while (true) {
            String text = String.join(" ", pick(MINUTES), pick(HOURS), pick(DAYS), pick(MONTHS), pick(WEEKDAYS));
            if (CronExpression.parse(text) instanceof Parsed.Valid<CronExpression>) {
                Instant from = Instant.parse("1950-01-01T00:00:00Z").plusSeconds(random.nextLong(200L * 365 * 86_400));
                String zone = pick(ZONES);
                return new Found(text, zone, from, ask(text, zone, from));
            }
        }
    }

    /** The time from the expression's text to its next firing. */
    private static long ask(String expression, String zone, Instant from) {
        Firings firings = Firings.of(new Timing.Cron(Cron.cron(expression)), ZoneId.of(zone), ClockChanges.DEFAULT);
        long before = System.nanoTime();
        boolean never = firings.after(from).isEmpty();
        long nanos = System.nanoTime() - before;
        return never ? 0 : nanos;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
