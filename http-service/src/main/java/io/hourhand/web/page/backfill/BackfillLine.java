package io.hourhand.web.page.backfill;

import io.hourhand.run.BackfillMode;
import io.hourhand.run.BackfillStatus;
import io.hourhand.store.BackfillStore.Backfill;
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
                backfill.made() + " of " + backfill.slots(),
                backfill.requestedBy(),
                backfill.reason(),
                backfill.endReason());
    }

    private static Look look(BackfillStatus status) {
        return switch (status) {
            case ACTIVE -> new Look("Going on", "live", Icon.RUNNING);
            case DONE -> new Look("Done", "calm", Icon.CHECK);
            case CANCELLED -> new Look("Cancelled", "calm", Icon.SLASH);
        };
    }

    /** Which times a mode runs. */
    public static String words(BackfillMode mode) {
        return switch (mode) {
            case MISSING -> "Times without a run";
            case FAILED -> "Times without a run, and failed ones";
            case ALL -> "All times";
        };
    }
}
