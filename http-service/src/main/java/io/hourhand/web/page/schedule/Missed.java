package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.policy.SlotReason;
import io.hourhand.run.SlotEntry;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.Times;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A time without a run, or some of them together.
 *
 * @param until the last of them, where they are several
 * @param inTheWay the run for which it was skipped
 */
public record Missed(Moment due, Look look, long count, Optional<Moment> until, String why, Optional<UUID> inTheWay) {

    private static final Pattern RUN = Pattern.compile("\\brun ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b");

    static Missed of(SlotEntry slot, Times times, ZoneId zone) {
        return new Missed(
                times.at(slot.dueAt(), zone),
                Look.of(slot.outcome()),
                slot.count(),
                slot.untilAt().filter(until -> slot.count() > 1).map(until -> times.at(until, zone)),
                slot.reason()
                        .flatMap(word -> Arrays.stream(SlotReason.values())
                                .filter(reason -> reason.name().equals(word))
                                .findFirst())
                        .map(SlotReason::sentence)
                        .orElse(""),
                slot.evidence().stream()
                        .flatMap(text -> RUN.matcher(text).results())
                        .map(found -> UUID.fromString(found.group(1)))
                        .findFirst());
    }

    /** "and 3 more, until today 05:00"; empty for a single one. */
    public String more() {
        return until.map(last -> say("slots.more.until", count - 1, last.amid()))
                .orElse(count > 1 ? say("slots.more", count - 1) : "");
    }
}
