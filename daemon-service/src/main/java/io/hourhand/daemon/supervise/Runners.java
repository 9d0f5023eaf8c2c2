package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.daemon.run.RunOrder;
import io.hourhand.daemon.run.RunTools;
import io.hourhand.daemon.run.ScheduleRunner;
import io.hourhand.policy.Busy;
import io.hourhand.run.RunStatus;
import io.hourhand.store.run.RunStore;
import io.hourhand.wire.TriggerAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The runners under a supervisor: who has a place, who waits. Belongs to the supervisor's thread. */
final class Runners<C> {

    private final ActorContext<C> context;
    private final RunTools tools;
    private final Function<UUID, C> whenGone;
    private final Function<UUID, C> whenLost;
    private final int size;
    private final Places places;
    private final Map<UUID, ActorRef<ScheduleRunner.Command>> running = new HashMap<>();
    private final Permit permit;
    private boolean draining;

    /**
     * No runs yet.
     *
     * @param permit whether those that wait may begin
     * @param whenGone the message by which the supervisor learns that a runner ended
     * @param whenLost the message by which it learns that a runner will never recover its run
     */
    Runners(
            ActorContext<C> context,
            RunTools tools,
            int places,
            Permit permit,
            Function<UUID, C> whenGone,
            Function<UUID, C> whenLost) {
        this.context = context;
        this.tools = tools;
        this.whenGone = whenGone;
        this.whenLost = whenLost;
        this.size = places;
        this.places = new Places(places);
        this.permit = permit;
    }

    /** Takes a run, and starts it if it has a place. */
    void add(Ready ready) {
        places.add(ready.order(), ready.inLine());
        ready.cancelFirst().forEach(this::cancel);
        startWhatCan();
    }

    /** Takes a run that somebody asked for; the answer says so when it has to wait for its place. */
    TriggerAnswer add(Ready ready, TriggerAnswer answer) {
        UUID runId = ready.order().runId();
        add(ready);
        return answer.status() != TriggerAnswer.Status.STARTED || isRunning(runId)
                ? answer
                : new TriggerAnswer(
                        TriggerAnswer.Status.QUEUED,
                        Optional.of(runId),
                        Optional.of("It starts when one of " + size
                                + " places is free and no backfill of this schedule is going on."));
    }

    /** Takes runs that an earlier daemon left, the oldest first. Those that had begun need nobody's permit. */
    void resume(List<RunStore.Unfinished> unfinished) {
        for (RunStore.Unfinished run : unfinished) {
            RunOrder order =
                    new RunOrder(run.id(), run.scheduleId(), run.scheduleName(), run.cause(), run.dueAt(), run.plan());
            boolean inLine =
                    switch (run.status()) {
                        case QUEUED -> places.isEngaged(run.scheduleId());
                        case RUNNING, SUCCEEDED, FAILED, CANCELLED, ABANDONED -> false;
                    };
            places.add(order, inLine);
            if (run.status() == RunStatus.RUNNING) {
                places.hasBegun(run.id());
            }
            if (run.cancelRequested()) {
                cancel(run.id());
            }
            startWhatCan();
        }
    }

    /** A runner tries in vain. */
    void lost(UUID runId) {
        ActorRef<ScheduleRunner.Command> runner = running.get(runId);
        if (runner != null) {
            context.stop(runner);
        }
    }

    /** A runner ended. */
    void gone(UUID runId) {
        running.remove(runId);
        places.remove(runId);
        startWhatCan();
    }

    /** Ends a run. One that waits gets a runner for that, as its journal is where its end is written. */
    void cancel(UUID runId) {
        places.hurry(runId);
        startWhatCan();
        ActorRef<ScheduleRunner.Command> runner = running.get(runId);
        if (runner != null) {
            runner.tell(new ScheduleRunner.Cancel());
            tools.cancelJobs(runId);
        }
    }

    /** Starts nothing more, and lets each runner end after its current job. */
    void drain() {
        draining = true;
        running.values().forEach(runner -> runner.tell(new ScheduleRunner.Drain()));
    }

    /** Has each runner interrupt its current job. */
    void interrupt() {
        running.values().forEach(runner -> runner.tell(new ScheduleRunner.Interrupt()));
    }

    boolean isRunning(UUID runId) {
        return running.containsKey(runId);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** Whether there are runs that have not begun here. */
    boolean areWaiting() {
        return places.areWaiting();
    }

    Map<UUID, Busy> busy() {
        return places.busy();
    }

    /** The runs that are here, going or waiting. */
    Set<UUID> runs() {
        return places.runs();
    }

    /** Schedules that have any run here, going or waiting. */
    Set<UUID> engaged() {
        return places.engaged();
    }

    /** Begins what has a place, as far as it may. */
    void startWhatCan() {
        if (draining) {
            return;
        }
        for (Optional<RunOrder> next = next(); next.isPresent(); next = next()) {
            start(next.get());
        }
    }

    private Optional<RunOrder> next() {
        return permit.mayBegin() ? places.next() : places.nextOfOld();
    }

    private void start(RunOrder order) {
        Narration.processing(order.scheduleName());
        ActorRef<C> self = context.getSelf();
        Runnable lost = () -> self.tell(whenLost.apply(order.runId()));
        ActorRef<ScheduleRunner.Command> runner = context.spawn(
                Behaviors.supervise(ScheduleRunner.create(order, tools, lost))
                        .onFailure(SupervisorStrategy.restartWithBackoff(
                                Duration.ofMillis(200), Duration.ofSeconds(10), 0.2)),
                "run-" + order.runId());
        context.watchWith(runner, whenGone.apply(order.runId()));
        running.put(order.runId(), runner);
    }
}
