package io.hourhand.schedule;

import io.hourhand.schedule.calendar.ZoneClock;
import java.time.Instant;
import java.util.Optional;

/** Every n exact seconds, counted from 1970-01-01T00:00Z: no clock change moves them. */
record EvenFirings(int seconds, ZoneClock clock) implements Firings.Source {

    @Override
    public Optional<Firing> after(Instant t) {
        long second = (Math.floorDiv(t.getEpochSecond(), seconds) + 1) * seconds;
        return second > Firings.LAST.getEpochSecond()
                ? Optional.empty()
                : Optional.of(ClockNotes.plain(second, clock.at(second)));
    }
}
