package io.hourhand.web.page.text;

import java.time.ZoneId;

/** In which zone times are shown. */
public sealed interface ShownZone {

    /** By its name: the JDK's own constant calls itself Z. */
    ZoneId UTC = ZoneId.of("UTC");

    /** That of the schedule a time belongs to; UTC for all others. */
    record Schedules() implements ShownZone {}

    /** That of the reader's browser. */
    record Browsers(ZoneId zone) implements ShownZone {}

    record Utc() implements ShownZone {}

    default ZoneId of(ZoneId schedules) {
        return switch (this) {
            case Schedules own -> schedules;
            case Browsers(ZoneId zone) -> zone;
            case Utc utc -> UTC;
        };
    }

    /** For the head of a page. */
    default String words() {
        return switch (this) {
            case Schedules own -> "each schedule’s time zone";
            case Browsers(ZoneId zone) -> zone.getId();
            case Utc utc -> "UTC";
        };
    }

    /** By which the choice is known in forms. */
    default String word() {
        return switch (this) {
            case Schedules own -> "schedule";
            case Browsers browsers -> "browser";
            case Utc utc -> "utc";
        };
    }
}
