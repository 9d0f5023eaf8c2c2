package io.hourhand.quickstart.sample.world;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The world's own time: it stands still at {@link #TODAY}, whatever the clock says. Instants are seconds in UTC. */
final class Era {

    /** The day on which the jobs run. All events lie before its first second. */
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    static final long MINUTE = 60;
    static final long DAY = 86_400;

    /** The first second of today. */
    static final long NOW = TODAY.toEpochDay() * DAY;

    private Era() {}

    static long daysAgo(int days) {
        return NOW - days * DAY;
    }

    /** As the tables have it: no zone, so that no driver can shift it. */
    static LocalDateTime at(long second) {
        return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    }
}
