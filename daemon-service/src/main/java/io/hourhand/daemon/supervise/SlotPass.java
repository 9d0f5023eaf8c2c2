package io.hourhand.daemon.supervise;

import io.hourhand.daemon.run.RunOrder;
import io.hourhand.policy.Busy;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.Cause;
import io.hourhand.policy.OverlapDecision;
import io.hourhand.policy.SlotDecision;
import io.hourhand.policy.SlotReason;
import io.hourhand.run.Ids;
import io.hourhand.run.NewRun;
import io.hourhand.run.NextSlot;
import io.hourhand.run.RunPlan;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.SlotOutcome;
import io.hourhand.schedule.Slots;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.timeline.Pause;
import io.hourhand.timeline.Timeline;
import io.hourhand.timeline.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of one schedule's slots that are due: their ledger lines, their runs, and the slot that comes next. Pure.
 *
 * <p>Each slot is decided by the version in force at its instant. Slots whose start came before the daemon's watch began
 * are missed ones, and the catch-up rule decides; later ones are on time. A run that is wanted obeys the overlap rule
 * either way. Slots that a pause covers are skipped either way.
 */
final class SlotPass {

    /** So many lines are decided in one transaction. */
    static final int BATCH = 200;

    private final StoredSchedule schedule;
    private final Timeline timeline;
    private final Watch watch;
    private final Slots slots;
    private final List<UUID> going;
    private final List<UUID> queued;
    private final List<SlotEntry> entries = new ArrayList<>();
    private final List<NewRun> runs = new ArrayList<>();
    private final List<Ready> ready = new ArrayList<>();
    private Instant last;

    private SlotPass(StoredSchedule schedule, Timeline timeline, Busy busy, Watch watch) {
        Instant first = schedule.nextDueAt().orElseThrow();
        this.schedule = schedule;
        this.timeline = timeline;
        this.watch = watch;
        // The first slot is the one that was promised, even where the tz data has changed since.
        this.slots = t -> t.isBefore(first) ? Optional.of(first) : timeline.after(t);
        this.going = new ArrayList<>(busy.running());
        this.queued = new ArrayList<>(busy.queued());
        this.last = first.minusNanos(1);
    }

    /**
     * The decision.
     *
     * @param next the slot that the schedule waits for after it; one in the past when there is more to decide
     */
    record Outcome(List<SlotEntry> entries, List<NewRun> runs, List<Ready> ready, Optional<NextSlot> next) {}

    /**
     * Decides what starts up to an instant, as far as it fits one batch.
     *
     * @param schedule with a slot that is due
     * @param timeline its versions from the one that decides this slot on
     */
    static Outcome decide(StoredSchedule schedule, Timeline timeline, Busy busy, Watch watch, Instant now) {
        SlotPass pass = new SlotPass(schedule, timeline, busy, watch);
        boolean more = true;
        while (more && pass.entries.size() < BATCH) {
            more = pass.step(now);
        }
        Optional<NextSlot> next =
                pass.slots.after(pass.last).map(due -> new NextSlot(due, timeline.startOf(schedule.id(), due)));
        return new Outcome(pass.entries, pass.runs, pass.ready, next);
    }

    static RunOrder order(NewRun run) {
        return new RunOrder(run.id(), run.scheduleId(), run.scheduleName(), run.cause(), run.dueAt(), run.plan());
    }

    /** Decides the next slot, or all that are missed in the same way; says whether there was one. */
    private boolean step(Instant now) {
        Optional<Instant> next = slots.after(last);
        if (next.isEmpty() || timeline.startOf(schedule.id(), next.get()).isAfter(now)) {
            return false;
        }
        Instant slot = next.get();
        Version version = versionOf(slot);
        Optional<Pause> pause = version.pauseOf(slot);
        if (pause.isPresent()) {
            paused(slot, pause.get());
        } else if (missed(slot)) {
            CatchUp rule = definition(slot).catchUp();
            Slots alike = t -> slots.after(t)
                    .filter(due -> missed(due)
                            && versionOf(due).pauseOf(due).isEmpty()
                            && definition(due).catchUp().equals(rule));
            rule.decide(alike, last, watch.since()).limit(BATCH).forEach(this::decided);
        } else {
            wanted(slot, Cause.SCHEDULED);
        }
        return true;
    }

    /** One line for a slot, or for all that the same pause covered while the daemon was down. */
    private void paused(Instant first, Pause pause) {
        Instant until = first;
        long count = 1;
        for (Optional<Instant> next = slots.after(first);
                next.filter(slot ->
                                missed(slot) && versionOf(slot).pauseOf(slot).equals(Optional.of(pause)))
                        .isPresent();
                next = slots.after(until)) {
            until = next.get();
            count++;
        }
        add(first, count == 1 ? Optional.empty() : Optional.of(until), count, SlotReason.PAUSED, pause.evidence());
    }

    private boolean missed(Instant slot) {
        return !timeline.startOf(schedule.id(), slot).isAfter(watch.since());
    }

    private Version versionOf(Instant slot) {
        return timeline.at(slot).orElseGet(() -> timeline.versions().getFirst());
    }

    private ScheduleDefinition definition(Instant slot) {
        return versionOf(slot).definition().orElse(schedule.definition());
    }

    private void decided(SlotDecision decision) {
        switch (decision) {
            case SlotDecision.Run(Instant dueAt, Cause cause) -> wanted(dueAt, cause);
            case SlotDecision.Skipped(Instant dueAt, SlotReason reason, Optional<UUID> by) ->
                add(dueAt, Optional.empty(), 1, reason, blocked(by));
            case SlotDecision.Missed(Instant dueAt, SlotReason reason) ->
                add(dueAt, Optional.empty(), 1, reason, watch.absence());
            case SlotDecision.MissedSpan(Instant dueAt, Instant untilAt, long count, SlotReason reason) ->
                add(dueAt, Optional.of(untilAt), count, reason, watch.absence());
        }
    }

    private void wanted(Instant dueAt, Cause cause) {
        switch (definition(dueAt).overlap().decide(new Busy(going, queued), cause)) {
            case OverlapDecision.Start() -> run(dueAt, cause, false, List.of());
            case OverlapDecision.Queue() -> run(dueAt, cause, true, List.of());
            case OverlapDecision.CancelThenStart(List<UUID> before) -> run(dueAt, cause, true, before);
            case OverlapDecision.Skip(SlotReason reason, Optional<UUID> by) ->
                add(dueAt, Optional.empty(), 1, reason, blocked(by));
        }
    }

    private void run(Instant dueAt, Cause cause, boolean inLine, List<UUID> cancelFirst) {
        ScheduleDefinition definition = definition(dueAt);
        NewRun run = new NewRun(
                Ids.next(),
                schedule.id(),
                definition.name(),
                cause,
                dueAt,
                cause == Cause.SCHEDULED ? Optional.of(timeline.startOf(schedule.id(), dueAt)) : Optional.empty(),
                RunPlan.whole(definition),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        runs.add(run);
        ready.add(new Ready(order(run), inLine, cancelFirst));
        entries.add(SlotEntry.ran(schedule.id(), dueAt, run.id()));
        (inLine ? queued : going).add(run.id());
        last = dueAt;
    }

    private static String blocked(Optional<UUID> by) {
        return by.map(run -> "blocked by run " + run).orElse("");
    }

    private void add(Instant dueAt, Optional<Instant> untilAt, long count, SlotReason reason, String evidence) {
        entries.add(new SlotEntry(
                schedule.id(),
                dueAt,
                untilAt,
                count,
                reason.skipped() ? SlotOutcome.SKIPPED : SlotOutcome.MISSED,
                Optional.of(reason.name()),
                Optional.of(evidence),
                Optional.empty()));
        last = untilAt.orElse(dueAt);
    }
}
