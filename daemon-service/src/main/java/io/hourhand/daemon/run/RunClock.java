package io.hourhand.daemon.run;

import io.hourhand.run.RunPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run waits for: the time of its next attempt, or the end of its own. Pure. */
final class RunClock {

    /** Clocks are set and machines suspended: a runner looks at its clock again by then. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(30);

    private RunClock() {}

    /** Whether the run has taken longer than it may, and nobody has stopped it yet. */
    static boolean isUp(RunPlan plan, RunState state, Instant now) {
        return deadline(plan, state).filter(end -> !now.isBefore(end)).isPresent();
    }

    /** How long to sleep before looking again, if there is anything to wait for. */
    static Optional<Duration> nap(RunPlan plan, RunState state, Instant now) {
        Optional<Instant> startsAt =
                state.waiting().flatMap(RunState.Attempt::planned).map(RunState.Planned::startsAt);
        return Stream.concat(startsAt.stream(), deadline(plan, state).stream())
                .min(Instant::compareTo)
                .map(next -> Duration.between(now, next))
                .map(left -> left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP)
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    /** Counted from the start of the first job, however often the run was taken up again since. */
    private static Optional<Instant> deadline(RunPlan plan, RunState state) {
        return state.status().isFinal() || state.stop().isPresent()
                ? Optional.empty()
                : state.startedAt().flatMap(start -> plan.timeout().map(start::plus));
    }
}
