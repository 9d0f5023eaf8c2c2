package io.hourhand.schedule;

import io.hourhand.schedule.calendar.LocalTimes;
import io.hourhand.schedule.calendar.Stretch;
import io.hourhand.schedule.calendar.ZoneClock;
import java.time.Instant;
import java.util.Optional;

/**
 * Local times brought onto the clock of a zone, stretch by stretch between its changes.
 *
 * <p>Each stretch reads a run of local times without gap or repeat. What the rules decide happens at its edges: times
 * that the clock jumped over fire at its start, times read twice fire in one of the two stretches or in both.
 */
record LocalFirings(LocalTimes times, ZoneClock clock, ClockChanges rules) implements Firings.Source {

    /** Days that match at all do so within 40 years; what a century of clock changes swallowed does not come back. */
    private static final long HORIZON = 100L * 366 * 86_400;

    @Override
    public Optional<Firing> after(Instant t) {
        long earliest = t.getEpochSecond() + 1;
        long horizon = Math.min(earliest + HORIZON, Firings.LAST.getEpochSecond());
        Stretch stretch = clock.at(earliest);
        while (true) {
            if (shiftedTo(stretch, earliest)) {
                return Optional.of(ClockNotes.shifted(stretch));
            }
            long local = times.after(lowest(stretch, earliest) - 1, limit(stretch));
            if (local < limit(stretch)) {
                long second = stretch.instant(local);
                return second > Firings.LAST.getEpochSecond()
                        ? Optional.empty()
                        : Optional.of(ClockNotes.plain(second, stretch));
            }
            if (stretch.end() > horizon) {
                return Optional.empty();
            }
            stretch = clock.next(stretch);
            earliest = stretch.start();
        }
    }

    /** Whether a time in the gap before this stretch fires at its first second. */
    private boolean shiftedTo(Stretch stretch, long earliest) {
        return earliest == stretch.start()
                && rules.gap() == Gap.SHIFT
                && !times.followRealTime()
                && times.after(stretch.localBeforeStart() - 1, stretch.local(earliest)) < stretch.local(earliest);
    }

    /** The earliest local time that may count in this stretch. */
    private long lowest(Stretch stretch, long earliest) {
        long local = stretch.local(earliest);
        return rules.repeat() == Repeat.FIRST && !times.followRealTime()
                ? Math.max(local, stretch.localBeforeStart())
                : local;
    }

    /** The first local time that no longer counts in this stretch. */
    private long limit(Stretch stretch) {
        long end = stretch.local(stretch.end());
        return rules.repeat() == Repeat.LAST && !times.followRealTime() ? Math.min(end, stretch.localAfterEnd()) : end;
    }
}
