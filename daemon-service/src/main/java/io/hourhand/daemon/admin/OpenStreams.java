package io.hourhand.daemon.admin;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Source;

/** The answers that would go on for ever. They end when the daemon does: as answers end, not as connections break. */
final class OpenStreams {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Duration LAST_BYTES = Duration.ofMillis(250);

    private final SharedKillSwitch all = KillSwitches.shared("streams");
    private final AtomicInteger open = new AtomicInteger();

    /** A stream that says now and then that it is alive. */
    Source<ServerSentEvent, NotUsed> open(Source<ServerSentEvent, NotUsed> events) {
        return events.via(all.<ServerSentEvent>flow())
                .keepAlive(KEEP_ALIVE, ServerSentEvent::heartbeat)
                .watchTermination((used, done) -> {
                    open.incrementAndGet();
                    var unused = done.whenComplete((end, failure) -> open.decrementAndGet());
                    return used;
                });
    }

    /**
     * Ends them all. Done when their last bytes have had time to leave: nothing tells when they have, and a connection
     * without a request is closed at once.
     */
    CompletionStage<Done> end(ActorSystem<?> system) {
        boolean some = open.get() > 0;
        all.shutdown();
        CompletableFuture<Done> done = CompletableFuture.completedFuture(Done.getInstance());
        return some ? Patterns.after(LAST_BYTES, system, () -> done) : done;
    }
}
