package io.hourhand.web.page.backfill;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.BackfillMode;
import io.hourhand.run.BackfillStatus;
import io.hourhand.store.run.BackfillStore.Backfill;
import io.hourhand.web.page.look.Icon;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.Times;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A backfill on the page of its schedule.
 *
 * @param progress how many of its slots have their run
 */
public record BackfillLine(
        UUID id,
        Look look,
        boolean active,
        Moment from,
        Moment to,
        String what,
        String progress,
        String by,
        Optional<String> reason,
        Optional<String> endReason) {

    public static BackfillLine of(Backfill backfill, Times times, ZoneId zone) {
        return new BackfillLine(
                backfill.id(),
                look(backfill.status()),
                backfill.status() == BackfillStatus.ACTIVE,
                times.at(backfill.from(), zone),
                times.at(backfill.to(), zone),
                words(backfill.mode()),
                say("backfill.progress", backfill.made(), backfill.slots()),
                backfill.requestedBy(),
                backfill.reason(),
                backfill.endReason());
    }

    private static Look look(BackfillStatus status) {
        return switch (status) {
            case ACTIVE -> new Look(say("backfill.active"), "live", Icon.RUNNING);
            case DONE -> new Look(say("backfill.done"), "calm", Icon.CHECK);
            case CANCELLED -> new Look(say("look.cancelled"), "calm", Icon.SLASH);
        };
    }

    /** Which times a mode runs. */
    public static String words(BackfillMode mode) {
        return switch (mode) {
            case MISSING -> say("word.without-run");
            case FAILED -> say("backfill.failed");
            case ALL -> say("backfill.all");
        };
    }
}
