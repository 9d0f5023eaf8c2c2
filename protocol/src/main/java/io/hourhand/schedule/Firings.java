package io.hourhand.schedule;

import io.hourhand.schedule.calendar.Midnights;
import io.hourhand.schedule.calendar.ZoneClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All due instants of a timing in a zone, strictly increasing, each a pure function of the one before. Years 1 to 9999.
 * Safe to share between threads.
 */
public final class Firings {

    /** One way to find the next firing. */
    @FunctionalInterface
    interface Source {
        Optional<Firing> after(Instant t);
    }

    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Source source;

    private Firings(Source source) {
        this.source = source;
    }

    public static Firings of(Timing timing, ZoneId zone, ClockChanges rules) {
        ZoneClock clock = new ZoneClock(zone);
        return new Firings(
                switch (timing) {
                    case Timing.Cron(CronExpression cron) -> new LocalFirings(cron.times(), clock, rules);
                    case Timing.Every(Interval.Days(int days)) -> new LocalFirings(new Midnights(days), clock, rules);
                    case Timing.Every(Interval.Seconds(int seconds)) -> new EvenFirings(seconds, clock);
                    case Timing.Once(Instant at) -> once(at, zone);
                });
    }

    /**
     * The first firing strictly after an instant; empty when there is none before the year 10000, or none in 100 years (a time
     * that falls into a gap each year).
     */
    public Optional<Firing> after(Instant t) {
        if (!t.isBefore(LAST)) {
            return Optional.empty();
        }
        return source.after(t.isBefore(FIRST) ? FIRST : t);
    }

    /** The firings strictly after an instant, at most so many. */
    public List<Firing> next(Instant after, int count) {
        return stream(after).limit(count).toList();
    }

    /** The firings strictly after an instant, each found when asked for; possibly millions. */
    public Stream<Firing> stream(Instant after) {
        return Stream.iterate(after(after), Optional::isPresent, firing -> firing.flatMap(last -> after(last.dueAt())))
                .flatMap(Optional::stream);
    }

    public boolean firesAt(Instant t) {
        return t.isAfter(FIRST)
                && after(t.minusNanos(1))
                        .filter(firing -> firing.dueAt().equals(t))
                        .isPresent();
    }

    private static Source once(Instant at, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(at);
        Firing only = new Firing(at, LocalDateTime.ofInstant(at, offset), offset, Optional.empty());
        return t -> at.isAfter(t) ? Optional.of(only) : Optional.empty();
    }
}
