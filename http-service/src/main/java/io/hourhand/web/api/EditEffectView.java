package io.hourhand.web.api;

import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Firing;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.timeline.EditEffect;
import io.hourhand.timeline.Timeline;
import io.hourhand.timeline.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an edit would do, as the API shows it.
 *
 * @param version the one that was compared with
 * @param nextDueAt the slot that the schedule would wait for after the edit; one that is due already stays
 */
record EditEffectView(
        long version,
        Instant from,
        Instant to,
        Optional<Instant> nextDueAt,
        Counts counts,
        List<FiringView> appear,
        List<FiringView> vanish,
        List<Move> move) {

    record Counts(long stay, long appear, long vanish, long move) {}

    record Move(FiringView from, FiringView to) {}

    /** Compares a schedule with another definition of it. */
    static EditEffectView of(StoredSchedule schedule, Timeline before, ScheduleDefinition definition, Instant now) {
        Timeline after =
                before.with(new Version(schedule.version() + 1, now, Optional.of(definition), schedule.pause(), "you"));
        EditEffect effect = EditEffect.of(before, after, definition.timeZone(), now);
        Optional<Instant> overdue = schedule.nextDueAt().filter(due -> !due.isAfter(now));
        return new EditEffectView(
                schedule.version(),
                effect.from(),
                effect.to(),
                overdue.or(() -> after.after(now)),
                new Counts(effect.stays(), effect.appears(), effect.vanishes(), effect.moves()),
                effect.appear().stream().map(slot -> view(after, slot)).toList(),
                effect.vanish().stream().map(slot -> view(before, slot)).toList(),
                effect.move().stream()
                        .map(move -> new Move(view(before, move.from()), view(after, move.to())))
                        .toList());
    }

    private static FiringView view(Timeline timeline, Instant slot) {
        Firing firing = timeline.firing(slot).orElseThrow();
        return FiringView.of(firing);
    }
}
