package io.hourhand.web.live;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.javadsl.Source;

/** The events of {@link EventFeed} as a source for one listener. */
public final class Events {

    private static final int BUFFER = 256;

    private final ActorRef<EventFeed.Command> feed;

    public Events(ActorRef<EventFeed.Command> feed) {
        this.feed = feed;
    }

    /** What happens from the moment on at which the source is run. */
    public Source<ServerEvent, NotUsed> source() {
        return Source.<ServerEvent>queue(BUFFER)
                .viaMat(KillSwitches.single(), EventFeed.Listener::new)
                .watchTermination((listener, done) -> {
                    feed.tell(new EventFeed.Subscribe(listener));
                    var unused = done.whenComplete((end, failure) -> feed.tell(new EventFeed.Leave(listener)));
                    return NotUsed.getInstance();
                });
    }
}
