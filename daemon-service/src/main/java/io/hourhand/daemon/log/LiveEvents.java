package io.hourhand.daemon.log;

import io.hourhand.wire.LiveEvent;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.BroadcastHub;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * Changes of runs and jobs for whoever listens right now. Who listens too slowly loses the oldest ones, as the tables
 * have them all; who tells them never waits.
 */
public final class LiveEvents {

    private static final int HELD_FOR_ALL = 1_024;
    private static final int HELD_FOR_ONE = 256;

    private final BoundedSourceQueue<LiveEvent> queue;
    private final Source<LiveEvent, NotUsed> all;

    public LiveEvents(Materializer materializer) {
        Pair<BoundedSourceQueue<LiveEvent>, Source<LiveEvent, NotUsed>> hub = Source.<LiveEvent>queue(HELD_FOR_ALL)
                .toMat(BroadcastHub.of(LiveEvent.class, HELD_FOR_ONE), Keep.both())
                .run(materializer);
        this.queue = hub.first();
        this.all = hub.second();
        // With nobody listening a hub holds its producer back; this one keeps it going.
        all.to(Sink.ignore()).run(materializer);
    }

    public void tell(LiveEvent event) {
        queue.offer(event);
    }

    /** Events from now on. */
    public Source<LiveEvent, NotUsed> listen() {
        return all.buffer(HELD_FOR_ONE, OverflowStrategy.dropHead());
    }
}
