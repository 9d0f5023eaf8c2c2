package io.hourhand.daemon.supervise;

import io.hourhand.daemon.run.RunOrder;
import io.hourhand.policy.Busy;
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
import io.hourhand.schedule.Firing;
import io.hourhand.schedule.Firings;
import io.hourhand.store.StoredSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What becomes of one schedule's slots that are due: their ledger lines, their runs, and the slot that comes next. Pure.
 *
 * <p>Slots up to the instant since which the daemon has been up are missed ones, and the catch-up rule decides; later
 * ones are on time. A run that is wanted obeys the overlap rule either way.
 */
final class SlotPass {

    /** So many slots are decided in one transaction. */
    private static final int BATCH = 200;

    private final StoredSchedule schedule;
    private final List<UUID> going;
    private final List<UUID> queued;
    private final List<SlotEntry> entries = new ArrayList<>();
    private final List<NewRun> runs = new ArrayList<>();
    private final List<Ready> ready = new ArrayList<>();
    private Instant last;

    private SlotPass(StoredSchedule schedule, Busy busy, Instant first) {
        this.schedule = schedule;
        this.going = new ArrayList<>(busy.running());
        this.queued = new ArrayList<>(busy.queued());
        this.last = first;
    }

    /**
     * The decision.
     *
     * @param next the slot that the schedule waits for after it; one in the past when there is more to decide
     */
    record Outcome(List<SlotEntry> entries, List<NewRun> runs, List<Ready> ready, Optional<NextSlot> next) {}

    /**
     * Decides.
     *
     * @param schedule with a slot that is due
     * @param upSince a slot after this instant is on time
     */
    static Outcome decide(StoredSchedule schedule, Busy busy, Instant upSince, Instant now) {
        Instant first = schedule.nextDueAt().orElseThrow();
        SlotPass pass = new SlotPass(schedule, busy, first);
        Firings firings = schedule.definition().firings();
        // The first slot is the one that was promised, even where an edit has changed the timing since.
        Stream<Instant> later = firings.stream(first).map(Firing::dueAt).takeWhile(due -> !due.isAfter(now));
        if (first.isAfter(upSince)) {
            Stream.concat(Stream.of(first), later).limit(BATCH).forEach(due -> pass.wanted(due, Cause.SCHEDULED));
        } else {
            schedule.definition()
                    .catchUp()
                    .decide(
                            after -> after.isBefore(first)
                                    ? Optional.of(first)
                                    : firings.after(after).map(Firing::dueAt),
                            first.minusNanos(1),
                            upSince)
                    .limit(BATCH)
                    .forEach(pass::decided);
        }
        return new Outcome(
                pass.entries, pass.runs, pass.ready, NextSlot.after(schedule.id(), schedule.definition(), pass.last));
    }

    static RunOrder order(NewRun run) {
        return new RunOrder(run.id(), run.scheduleId(), run.scheduleName(), run.dueAt(), run.plan());
    }

    private void decided(SlotDecision decision) {
        switch (decision) {
            case SlotDecision.Run(Instant dueAt, Cause cause) -> wanted(dueAt, cause);
            case SlotDecision.Skipped(Instant dueAt, SlotReason reason, Optional<UUID> by) ->
                add(dueAt, Optional.empty(), 1, reason, by);
            case SlotDecision.Missed(Instant dueAt, SlotReason reason) ->
                add(dueAt, Optional.empty(), 1, reason, Optional.empty());
            case SlotDecision.MissedSpan(Instant dueAt, Instant untilAt, long count, SlotReason reason) ->
                add(dueAt, Optional.of(untilAt), count, reason, Optional.empty());
        }
    }

    private void wanted(Instant dueAt, Cause cause) {
        ScheduleDefinition definition = schedule.definition();
        switch (definition.overlap().decide(new Busy(going, queued), cause)) {
            case OverlapDecision.Start() -> run(dueAt, cause, false, List.of());
            case OverlapDecision.Queue() -> run(dueAt, cause, true, List.of());
            case OverlapDecision.CancelThenStart(List<UUID> before) -> run(dueAt, cause, true, before);
            case OverlapDecision.Skip(SlotReason reason, Optional<UUID> by) ->
                add(dueAt, Optional.empty(), 1, reason, by);
        }
    }

    private void run(Instant dueAt, Cause cause, boolean inLine, List<UUID> cancelFirst) {
        NewRun run = new NewRun(
                Ids.next(),
                schedule.id(),
                schedule.definition().name(),
                cause,
                dueAt,
                RunPlan.whole(schedule.definition()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        runs.add(run);
        ready.add(new Ready(order(run), inLine, cancelFirst));
        entries.add(SlotEntry.ran(schedule.id(), dueAt, run.id()));
        (inLine ? queued : going).add(run.id());
        last = dueAt;
    }

    private void add(Instant dueAt, Optional<Instant> untilAt, long count, SlotReason reason, Optional<UUID> by) {
        entries.add(new SlotEntry(
                schedule.id(),
                dueAt,
                untilAt,
                count,
                reason.skipped() ? SlotOutcome.SKIPPED : SlotOutcome.MISSED,
                Optional.of(reason.name()),
                by.map(run -> "blocked by run " + run),
                Optional.empty()));
        last = untilAt.orElse(dueAt);
    }
}
