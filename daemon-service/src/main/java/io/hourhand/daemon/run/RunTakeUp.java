package io.hourhand.daemon.run;

import io.hourhand.daemon.job.JobOutcome;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a runner goes on with a run that it has recovered and that is not over. Pure. */
sealed interface RunTakeUp {

    /** What is persisted first. */
    List<RunEvent> events();

    /** This runner restarted; its job did not. The host has it, or its outcome. */
    record Attach(List<RunEvent> events, RunState.Attempt attempt) implements RunTakeUp {}

    /** The attempt that was going on has ended; its outcome outlived the daemon that could not persist it. */
    record Kept(List<RunEvent> events, JobOutcome outcome) implements RunTakeUp {}

    /** Nothing is going on. */
    record GoOn(List<RunEvent> events) implements RunTakeUp {}

    /**
     * Decides.
     *
     * @param cancelled whether somebody wants the run to end, and the journal did not take it yet
     * @param kept finds an outcome that waits on the disk
     * @param random from 0.0 up to but not including 1.0
     */
    static RunTakeUp of(
            RunPlan plan,
            RunState state,
            long epoch,
            boolean cancelled,
            Function<RunState.Attempt, Optional<JobOutcome>> kept,
            Instant now,
            double random) {
        List<RunEvent> events = new ArrayList<>();
        boolean first = state.status() == RunStatus.QUEUED;
        events.add(first ? new RunEvent.Started(epoch, now) : new RunEvent.Resumed(epoch, now));
        if (cancelled && state.stop().isEmpty()) {
            events.add(RunStop.CANCEL.event(now));
        } else if (RunClock.isUp(plan, state, now)) {
            events.add(RunStop.TIMEOUT.event(now));
        }
        Optional<RunState.Attempt> inFlight = state.inFlight();
        if (inFlight.isPresent() && state.epoch() == epoch) {
            return new Attach(events, inFlight.get());
        }
        Optional<JobOutcome> outcome = inFlight.flatMap(kept);
        if (outcome.isPresent()) {
            return new Kept(events, outcome.get());
        }
        RunState reached = state.after(events);
        inFlight.ifPresent(left -> events.addAll(RunRestart.after(plan, reached, left, now, random)));
        return new GoOn(events);
    }

    /**
     * What happened, and that somebody wants the run to end, where the journal has not taken that yet.
     *
     * @param cancelled whether somebody does
     */
    static List<RunEvent> withCancel(RunState state, List<RunEvent> happened, boolean cancelled, Instant now) {
        if (!cancelled || state.after(happened).stop().isPresent()) {
            return happened;
        }
        List<RunEvent> known = new ArrayList<>(List.of(RunStop.CANCEL.event(now)));
        known.addAll(happened);
        return known;
    }
}
