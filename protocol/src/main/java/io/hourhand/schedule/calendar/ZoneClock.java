package io.hourhand.schedule.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a zone, cut at its changes.
 *
 * <p>No zone of the tz data changes twice within a day of local time, so a change can be judged by its two neighbours
 * alone.
 */
public final class ZoneClock {

    /** Before the first and after the last second that schedules know: year 1 to year 9999. */
    private static final long LONG_AGO = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;

    private static final long FAR_AHEAD = LocalDate.of(10_001, 1, 1).toEpochDay() * 86_400;

    private final ZoneRules rules;
    /** The last answer, as questions come in order. Immutable, so a race costs only time. */
    private @Nullable Stretch latest;

    public ZoneClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** The stretch that holds a second since 1970-01-01T00:00Z. */
    public Stretch at(long second) {
        Stretch known = latest;
        if (known != null && known.start() <= second && second < known.end()) {
            return known;
        }
        Stretch found = find(second);
        latest = found;
        return found;
    }

    /** The stretch that follows one, cheaper than asking for its second. There must be one before the year 10000. */
    public Stretch next(Stretch stretch) {
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(stretch.end()));
        Stretch following = new Stretch(
                stretch.end(),
                next == null ? FAR_AHEAD : next.toEpochSecond(),
                stretch.offset(),
                stretch.after(),
                next == null ? stretch.after() : next.getOffsetAfter());
        latest = following;
        return following;
    }

    private Stretch find(long second) {
        Instant instant = Instant.ofEpochSecond(second);
        ZoneOffset offset = rules.getOffset(instant);
        ZoneOffsetTransition last = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition next = rules.nextTransition(instant);
        return new Stretch(
                last == null ? LONG_AGO : last.toEpochSecond(),
                next == null ? FAR_AHEAD : next.toEpochSecond(),
                last == null ? offset : last.getOffsetBefore(),
                offset,
                next == null ? offset : next.getOffsetAfter());
    }
}
