package io.hourhand.daemon;

import io.hourhand.wire.TriggerAnswer;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** What the web-server tells a daemon about a request, and what that answers. */
final class Nudge {

    private Nudge() {}

    static TriggerAnswer of(ActorSystem<Daemon.Command> daemon, UUID trigger) {
        try {
            return AskPattern.<Daemon.Command, TriggerAnswer>ask(
                            daemon,
                            replyTo -> new Daemon.Request(trigger, replyTo),
                            DaemonInProcess.PATIENCE,
                            daemon.scheduler())
                    .toCompletableFuture()
                    .get(DaemonInProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
