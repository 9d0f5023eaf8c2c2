package io.hourhand.schedule;

import io.hourhand.schedule.calendar.Stretch;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Makes firings, and says what a clock change did to them. */
final class ClockNotes {

    private ClockNotes() {}

    /** A firing at the first second of a stretch, for a time in the gap before it. */
    static Firing shifted(Stretch stretch) {
        LocalDateTime from = reading(stretch.localBeforeStart());
        LocalDateTime to = reading(stretch.local(stretch.start()));
        String note =
                "clock jumps from " + shown(from, to) + " to " + shown(to, from) + "; runs at " + to.toLocalTime();
        return firing(stretch.start(), stretch, Optional.of(note));
    }

    /** A firing at a second whose local reading is one of the timing's own. */
    static Firing plain(long second, Stretch stretch) {
        long local = stretch.local(second);
        if (local < stretch.localBeforeStart()) {
            return firing(
                    second,
                    stretch,
                    Optional.of(twice(stretch.localBeforeStart(), stretch.local(stretch.start()), local, "second")));
        }
        if (local >= stretch.localAfterEnd()) {
            return firing(
                    second,
                    stretch,
                    Optional.of(twice(stretch.local(stretch.end()), stretch.localAfterEnd(), local, "first")));
        }
        return firing(second, stretch, Optional.empty());
    }

    private static String twice(long from, long to, long local, String which) {
        LocalDateTime back = reading(from);
        LocalDateTime again = reading(to);
        return "clock goes back from " + shown(back, again) + " to " + shown(again, back) + "; this is the " + which
                + " " + reading(local).toLocalTime() + " of two";
    }

    private static Firing firing(long second, Stretch stretch, Optional<String> note) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, stretch.offset());
        return new Firing(Instant.ofEpochSecond(second), local, stretch.offset(), note);
    }

    private static LocalDateTime reading(long local) {
        return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    }

    /** The time alone, unless the change leads to another date. */
    private static String shown(LocalDateTime reading, LocalDateTime other) {
        return reading.toLocalDate().equals(other.toLocalDate())
                ? reading.toLocalTime().toString()
                : reading.toLocalDate() + " " + reading.toLocalTime();
    }
}
