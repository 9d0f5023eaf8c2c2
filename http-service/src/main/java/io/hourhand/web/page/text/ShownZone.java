package io.hourhand.web.page.text;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.ZoneNames;
import java.time.ZoneId;
import java.util.Optional;

/** In which zone times are shown. */
public sealed interface ShownZone {

    /** By its name: the JDK's own constant calls itself Z. */
    ZoneId UTC = ZoneId.of("UTC");

    /** That of the schedule a time belongs to; UTC for all others. */
    record Schedules() implements ShownZone {}

    /** That of the reader's browser. */
    record Browsers(ZoneId zone) implements ShownZone {}

    record Utc() implements ShownZone {}

    /** The zone that a schedule has by its name; UTC where it is gone, or this JDK does not know the zone. */
    static ZoneId named(Optional<String> name) {
        return name.flatMap(known -> ZoneNames.parse(known) instanceof Parsed.Valid<ZoneId>(ZoneId zone)
                        ? Optional.of(zone)
                        : Optional.empty())
                .orElse(UTC);
    }

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
            case Schedules own -> say("zone.each");
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
