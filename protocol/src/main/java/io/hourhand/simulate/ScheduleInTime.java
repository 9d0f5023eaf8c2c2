package io.hourhand.simulate;

import io.hourhand.policy.Busy;
import io.hourhand.policy.Cause;
import io.hourhand.policy.OverlapDecision;
import io.hourhand.policy.SlotDecision;
import io.hourhand.policy.SlotReason;
import io.hourhand.schedule.Slots;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One schedule on its way through the simulated time. Used once. */
final class ScheduleInTime {

    private final Plan plan;
    private final Slots slots;
    private final RunsInFlight runs;
    private final Map<SlotReason, Long> notRun = new EnumMap<>(SlotReason.class);
    private long onTime;
    private long caughtUp;
    private long overlaps;
    private long cancelled;

    ScheduleInTime(Plan plan, Slots slots, RunsInFlight runs) {
        this.plan = plan;
        this.slots = slots;
        this.runs = runs;
    }

    /** Decides about all slots after an instant. */
    Tally play(Instant start, List<Downtime> downtimes) {
        Instant handled = start;
        for (Downtime down : downtimes) {
            handled = playOnTime(handled, Optional.of(down.from()));
            Instant back = down.back();
            if (handled.isBefore(back)) {
                plan.catchUp().decide(slots, handled, back).forEach(decision -> take(decision, back));
                handled = back;
            }
        }
        playOnTime(handled, Optional.empty());
        long all = onTime
                + caughtUp
                + notRun.values().stream().mapToLong(Long::longValue).sum();
        return new Tally(
                plan.name(),
                all,
                onTime,
                caughtUp,
                Collections.unmodifiableMap(notRun),
                overlaps,
                cancelled,
                runs.mostAtOnce());
    }

    /** Decides about the slots before a downtime, or all; answers the last instant decided about. */
    private Instant playOnTime(Instant handled, Optional<Instant> until) {
        Instant last = handled;
        Optional<Instant> slot = slots.after(last);
        while (slot.isPresent() && (until.isEmpty() || slot.get().isBefore(until.get()))) {
            last = slot.get();
            wanted(last, Cause.SCHEDULED);
            slot = slots.after(last);
        }
        return last;
    }

    private void take(SlotDecision decision, Instant now) {
        switch (decision) {
            case SlotDecision.Run(Instant dueAt, Cause cause) -> wanted(now, cause);
            case SlotDecision.Skipped skipped -> count(skipped.reason(), 1);
            case SlotDecision.Missed missed -> count(missed.reason(), 1);
            case SlotDecision.MissedSpan span -> count(span.reason(), span.count());
        }
    }

    private void wanted(Instant now, Cause cause) {
        Busy busy = runs.at(now);
        if (!busy.idle()) {
            overlaps++;
        }
        switch (plan.overlap().decide(busy, cause)) {
            case OverlapDecision.Start start -> started(now, cause);
            case OverlapDecision.Queue queue -> {
                runs.queue();
                countRun(cause);
            }
            case OverlapDecision.Skip skip -> count(skip.reason(), 1);
            case OverlapDecision.CancelThenStart cancel -> {
                cancelled += runs.cancel();
                started(now, cause);
            }
        }
    }

    private void started(Instant now, Cause cause) {
        runs.start(now);
        countRun(cause);
    }

    private void countRun(Cause cause) {
        if (cause == Cause.CATCH_UP) {
            caughtUp++;
        } else {
            onTime++;
        }
    }

    private void count(SlotReason reason, long slots) {
        notRun.merge(reason, slots, Long::sum);
    }
}
