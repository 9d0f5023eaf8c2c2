package io.hourhand.timeline;

import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The slots of a past range, as far as they are decided: what is due and undecided gets its run anyway. */
public final class PastSlots {

    /** So many slots are looked through at most. */
    public static final int MOST = 100_000;

    private PastSlots() {}

    /**
     * The slots of a range in order.
     *
     * @param from the first instant of the range
     * @param to the first instant after it
     * @param waiting the slot that the schedule waits for: this one and all later ones are not decided yet
     * @return or that they are too many
     */
    public static Parsed<List<Instant>> between(Slots slots, Instant from, Instant to, Optional<Instant> waiting) {
        Instant end = waiting.filter(slot -> slot.isBefore(to)).orElse(to);
        List<Instant> found = new ArrayList<>();
        for (Optional<Instant> next = slots.after(from.minusNanos(1));
                next.filter(slot -> slot.isBefore(end)).isPresent();
                next = slots.after(next.get())) {
            if (found.size() == MOST) {
                return Parsed.invalid(
                        String.format(Locale.ROOT, "holds more than %,d slots; ask for a shorter range", MOST));
            }
            found.add(next.get());
        }
        return Parsed.valid(found);
    }
}
