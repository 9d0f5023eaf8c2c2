package io.hourhand.daemon.charge;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What {@link Leadership} has to say of a database that is silent or away: to its parent, and once to the log, with how
 * long it was when it is over. Belongs to its thread.
 */
final class Doubts {

    private final InstantSource clock;
    private final ActorRef<LeaseNews> parent;
    private Optional<Instant> since = Optional.empty();
    private boolean warned;

    Doubts(InstantSource clock, ActorRef<LeaseNews> parent) {
        this.clock = clock;
        this.parent = parent;
    }

    /** There is no answer. It may still come, so the lease is not given up; nobody else need wait for one meanwhile. */
    void silent(Instant asked) {
        since = Optional.of(asked);
        String reason = "The database has not answered for " + Hearing.PATIENCE.toSeconds()
                + " s. Nothing new starts until it does; what runs goes on, and results wait.";
        Narration.warning(reason);
        parent.tell(new LeaseNews.Unreachable(reason));
    }

    /** The answer came, or another one. */
    void heard() {
        over("The database answers again");
    }

    /** The lease's connection is broken: whether the lease is still ours is not known. */
    void lost() {
        since = since.or(() -> Optional.of(clock.instant()));
        parent.tell(new LeaseNews.Doubtful("The connection to the database that holds the lease is lost."));
    }

    /**
     * There is no new one.
     *
     * @param led whether anybody relies on it
     */
    void unreachable(Throwable cause, boolean led) {
        if (!warned) {
            warned = true;
            String reason = "The database cannot be reached, trying again until it can: " + Reason.of(cause);
            Narration.warning(reason);
            if (led) {
                parent.tell(new LeaseNews.Unreachable(reason));
            }
        }
    }

    /** There is one. */
    void reached() {
        warned = false;
    }

    /** The lease was still ours. */
    void renewed() {
        over("The connection that holds the lease was lost; it is back and the lease is still ours");
    }

    private void over(String what) {
        String after = since.map(begin ->
                        ", after " + Duration.between(begin, clock.instant()).toMillis() / 1000.0 + " s")
                .orElse("");
        since = Optional.empty();
        Narration.note(what + after + ".");
        parent.tell(new LeaseNews.Sure());
    }
}
