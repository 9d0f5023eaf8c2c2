package io.hourhand.web.action;

import io.hourhand.run.BackfillMode;
import io.hourhand.run.RunStatus;
import io.hourhand.schedule.Firing;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.run.BackfillStore;
import io.hourhand.store.run.BackfillStore.Backfill;
import io.hourhand.store.run.BackfillStore.Wanted;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.timeline.PastSlots;
import io.hourhand.timeline.Timeline;
import io.hourhand.web.route.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plans backfills, begins and cancels them, keeps the record, and tells the daemon. */
public final class Backfills {

    public static final int LONGEST_REASON = 500;

    /** So many slots one backfill runs at most. */
    public static final int MOST = 10_000;

    private final ScheduleStore schedules;
    private final BackfillStore backfills;
    private final SlotStore slots;
    private final Audit audit;
    private final Nudges nudges;
    private final InstantSource clock;

    public Backfills(
            ScheduleStore schedules,
            BackfillStore backfills,
            SlotStore slots,
            Audit audit,
            Nudges nudges,
            InstantSource clock) {
        this.schedules = schedules;
        this.backfills = backfills;
        this.slots = slots;
        this.audit = audit;
        this.nudges = nudges;
        this.clock = clock;
    }

    /** What a backfill runs: the slots in order. */
    public record Plan(Wanted wanted, List<Instant> slots, Timeline timeline) {

        /** The first few with their local times. */
        public List<Firing> first(int most) {
            return slots.stream()
                    .limit(most)
                    .flatMap(slot -> timeline.firing(slot).stream())
                    .toList();
        }
    }

    /**
     * Which slots a backfill would run. Times at which the schedule was off, or did not exist yet, count with the slots
     * that it would have had as it is now.
     *
     * @return or why there can be no such backfill: the name of the field that is wrong, a colon, and what is wrong
     */
    public Parsed<Plan> plan(StoredSchedule schedule, Wanted wanted) {
        Instant now = clock.instant();
        if (wanted.to().isAfter(now)) {
            return Parsed.invalid("to: must be past; it is " + now + " now, and what is to come runs by itself");
        }
        if (!wanted.from().isBefore(wanted.to())) {
            return Parsed.invalid("from: must be before to");
        }
        Timeline timeline = schedules.timeline(schedule.id()).filledBy(schedule.definition());
        return switch (PastSlots.between(timeline, wanted.from(), wanted.to(), schedule.nextDueAt())) {
            case Parsed.Invalid<List<Instant>>(String message) -> Parsed.invalid("to: " + message);
            case Parsed.Valid<List<Instant>>(List<Instant> all) -> {
                List<Instant> chosen = chosen(wanted, all);
                yield chosen.size() > MOST
                        ? Parsed.invalid(String.format(
                                Locale.ROOT,
                                "to: the range has %,d slots to run, and a backfill runs at most %,d; ask for a shorter"
                                        + " range",
                                chosen.size(),
                                MOST))
                        : Parsed.valid(new Plan(wanted, chosen, timeline));
            }
        };
    }

    private List<Instant> chosen(Wanted wanted, List<Instant> all) {
        if (wanted.mode() == BackfillMode.ALL) {
            return all;
        }
        Set<Instant> ran = slots.ran(wanted.scheduleId(), wanted.from(), wanted.to());
        Map<Instant, RunStatus> newest = slots.newestRuns(wanted.scheduleId(), wanted.from(), wanted.to());
        return all.stream()
                .filter(slot -> wanted.mode().wants(ran.contains(slot), Optional.ofNullable(newest.get(slot))))
                .toList();
    }

    /** Keeps a backfill; empty where its schedule has one that is not done yet. */
    public Optional<Backfill> begin(Call call, Plan plan) {
        Optional<Backfill> made =
                backfills.create(plan.wanted(), plan.slots(), call.caller().email(), clock.instant());
        made.ifPresent(backfill -> {
            audit.note(call, "schedule.backfill", backfill.scheduleId(), backfill);
            nudges.schedulesChanged();
        });
        return made;
    }

    /**
     * Ends a backfill before its time.
     *
     * @param running whether its run that goes on is to end too
     * @return false if it is over already
     */
    public boolean cancel(Call call, Backfill backfill, boolean running) {
        Optional<List<UUID>> runs =
                backfills.cancel(backfill.id(), running, call.caller().email(), clock.instant());
        runs.ifPresent(ended -> {
            audit.note(call, "backfill.cancel", backfill.id(), Map.of("running", running, "runs", ended));
            ended.forEach(nudges::cancelRequested);
        });
        return runs.isPresent();
    }
}
