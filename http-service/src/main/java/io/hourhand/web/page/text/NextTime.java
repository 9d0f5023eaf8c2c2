package io.hourhand.web.page.text;

import io.hourhand.schedule.Firing;
import java.time.ZoneId;
import java.util.Optional;

/** One time at which a schedule fires, and what a clock change does to it. */
public record NextTime(Moment at, Optional<String> note) {

    public static NextTime of(Firing firing, Times times, ZoneId zone) {
        return new NextTime(times.at(firing.dueAt(), zone), firing.note());
    }
}
