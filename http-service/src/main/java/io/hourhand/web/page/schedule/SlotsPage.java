package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.history.SlotStore;
import io.hourhand.store.history.SlotStore.Gaps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The times of a schedule that have no run.
 *
 * @param newest whether it begins with the newest ones
 * @param next where older ones go on
 */
public record SlotsPage(
        UUID id, String name, String zone, Gaps gaps, List<Missed> slots, boolean newest, Optional<Instant> next) {

    public String path() {
        return "/admin/schedules/" + id + "/slots";
    }

    /** "12 skipped, 1 missed", and of how many that is. */
    public static String words(Gaps gaps) {
        return gaps.bounded()
                ? say("slots.gaps.bounded", gaps.skipped(), gaps.missed(), SlotStore.LOOKED_AT)
                : say("slots.gaps", gaps.skipped(), gaps.missed());
    }
}
