package io.hourhand.daemon;

import io.hourhand.daemon.admin.DaemonDoor;
import io.hourhand.wire.TriggerAnswer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The way from the endpoint's threads to the daemon's actor. */
record Door(ActorRef<Daemon.Command> daemon, ActorSystem<?> system) implements DaemonDoor {

    /** Shorter than the web-server's own patience, so that it hears why and not just nothing. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    @Override
    public void look() {
        daemon.tell(new Daemon.Look());
    }

    @Override
    public CompletionStage<TriggerAnswer> request(UUID triggerId) {
        return AskPattern.<Daemon.Command, TriggerAnswer>ask(
                        daemon, replyTo -> new Daemon.Request(triggerId, replyTo), PATIENCE, system.scheduler())
                .exceptionally(late -> TriggerAnswer.queued("The daemon is busy."));
    }

    @Override
    public void cancel(UUID runId) {
        daemon.tell(new Daemon.CancelRun(runId));
    }
}
