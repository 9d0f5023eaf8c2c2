package io.hourhand.daemon.run;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A run's image in the tables, as its runner has it written.
 *
 * @param recorded is told once rows that are waited for are there
 */
record RunRows(RunOrder order, RunTools tools, ActorRef<RunRecorder.Recorded> recorded) {

    void write(RunState state, List<RunState.Attempt> changed) {
        write(state, changed, Optional.empty());
    }

    /** The log first, then the rows: whoever sees the run's end finds all its lines. Tells when both are there. */
    void close(RunState state, List<RunState.Attempt> changed) {
        tools.logs().close(order.runId()).whenComplete((done, failure) -> write(state, changed, Optional.of(recorded)));
    }

    /** It can never be recovered. */
    void giveUp(String reason) {
        tools.recorder()
                .tell(new RunRecorder.GiveUp(
                        order.runId(),
                        order.scheduleName(),
                        reason,
                        tools.clock().instant()));
    }

    private void write(
            RunState state, List<RunState.Attempt> changed, Optional<ActorRef<RunRecorder.Recorded>> whenDone) {
        tools.recorder()
                .tell(new RunRecorder.Write(RunImages.run(order, state), RunImages.jobs(order, changed), whenDone));
    }
}
