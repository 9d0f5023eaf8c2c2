package io.hourhand.web.action;

import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.sql.StoreException;
import io.hourhand.web.live.DaemonClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the daemon in charge is told after a row is committed. Blocks on the database to find it, never on the daemon. */
public final class Nudges {

    private static final Logger LOG = LoggerFactory.getLogger(Nudges.class);

    /** The daemon's usual tick, where none has told another. */
    private static final Duration USUAL_TICK = Duration.ofHours(1);

    private final WorkerStore workers;
    private final DaemonClient daemons;

    public Nudges(WorkerStore workers, DaemonClient daemons) {
        this.workers = workers;
        this.daemons = daemons;
    }

    public Optional<Worker> daemon() {
        return workers.running();
    }

    /** What was changed stays so, whether the daemon hears of it or not: then it looks by itself. */
    public void schedulesChanged() {
        try {
            daemon().ifPresent(daemons::schedulesChanged);
        } catch (StoreException unknown) {
            LOG.warn("[server] ! The daemon was not told of a change", unknown);
        }
    }

    public void cancelRequested(UUID runId) {
        daemon().ifPresent(daemon -> daemons.cancelRequested(daemon, runId));
    }

    /** When a daemon that heard nothing looks by itself at the latest, to the millisecond. */
    static Instant startsBy(Optional<Worker> daemon, Instant now) {
        return tick(daemon, now).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant tick(Optional<Worker> daemon, Instant now) {
        return daemon.flatMap(Worker::nextTickAt)
                .filter(tick -> tick.isAfter(now))
                .orElseGet(() -> now.plus(daemon.map(Worker::poll).orElse(USUAL_TICK)));
    }
}
