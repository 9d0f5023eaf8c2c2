package io.hourhand.web.action;

import io.hourhand.json.DefinitionText;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.StoreException;
import io.hourhand.web.action.BulkReport.Count;
import io.hourhand.web.action.Pauses.Wanted;
import io.hourhand.web.action.Switches.Turned;
import io.hourhand.web.route.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes many schedules: each in a transaction of its own, within a time, and the daemon is told once. */
public final class BulkEdits {

    /** So many schedules are changed at a time. */
    public static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(BulkEdits.class);

    /** What is left by then is left alone: a reader waits for the answer. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final String BUSY = "others are editing it";

    private final ScheduleStore schedules;
    private final Switches switches;
    private final Pauses pauses;
    private final Audit audit;
    private final Nudges nudges;
    private final InstantSource clock;

    public BulkEdits(
            ScheduleStore schedules,
            Switches switches,
            Pauses pauses,
            Audit audit,
            Nudges nudges,
            InstantSource clock) {
        this.schedules = schedules;
        this.switches = switches;
        this.pauses = pauses;
        this.audit = audit;
        this.nudges = nudges;
        this.clock = clock;
    }

    /**
     * One of the schedules.
     *
     * @param version that its reader saw
     */
    public record Seen(UUID id, long version) {}

    public BulkReport turn(Call call, List<Seen> all, boolean on) {
        return each(all, (count, seen) -> {
            switch (switches.turn(call, seen.id(), on)) {
                case Turned.Done done -> count.done(seen.id());
                case Turned.Already already -> count.already();
                case Turned.Unknown unknown -> gone(count, seen);
                case Turned.Busy busy -> count.refused(name(seen), BUSY);
            }
        });
    }

    public BulkReport pause(Call call, List<Seen> all, Wanted wanted) {
        return each(
                all, (count, seen) -> counted(count, seen, pauses.pause(call, seen.id(), Optional.empty(), wanted)));
    }

    /** Those that are not paused stay as they are. */
    public BulkReport resume(Call call, List<Seen> all) {
        return each(all, (count, seen) -> {
            boolean paused = schedules
                    .find(seen.id())
                    .filter(schedule -> schedule.pauseAt(clock.instant()).isEmpty())
                    .isEmpty();
            if (paused) {
                counted(count, seen, pauses.resume(call, seen.id(), Optional.empty()));
            } else {
                count.already();
            }
        });
    }

    /** One that somebody changed since its reader saw it stays. */
    public BulkReport delete(Call call, List<Seen> all) {
        return each(all, (count, seen) -> {
            Edit edit = schedules.delete(seen.id(), Optional.of(seen.version()));
            if (edit instanceof Edit.Saved(StoredSchedule schedule)) {
                audit.note(call, "schedule.delete", seen.id(), DefinitionText.node(schedule.definition()));
            }
            counted(count, seen, edit);
        });
    }

    private interface Step {
        void take(Count count, Seen seen);
    }

    private BulkReport each(List<Seen> all, Step step) {
        Instant end = clock.instant().plus(LONGEST);
        Count count = new Count();
        int reached = 0;
        boolean well = true;
        try {
            while (well && reached < all.size() && !clock.instant().isAfter(end)) {
                well = taken(count, all.get(reached), step);
                reached++;
            }
        } finally {
            // Also after a failure: what was changed before it stays changed.
            if (count.changed()) {
                nudges.schedulesChanged();
            }
        }
        return count.report(all.size() - reached);
    }

    /** Whether the next one may be tried. A failure is told beside what was done before it; before all else it is one. */
    private boolean taken(Count count, Seen seen, Step step) {
        try {
            step.take(count, seen);
            return true;
        } catch (StoreException failure) {
            boolean busy = failure.kind() == StoreException.Kind.CONTENTION;
            if (!count.changed() && !busy) {
                throw failure;
            }
            LOG.warn("[server] ! Schedule {} was not changed with the others", seen.id(), failure);
            count.refused(seen.id().toString(), busy ? BUSY : "the database failed at it");
            return busy;
        }
    }

    private void counted(Count count, Seen seen, Edit edit) {
        switch (edit) {
            case Edit.Saved saved -> count.done(seen.id());
            case Edit.Unknown unknown -> gone(count, seen);
            case Edit.Stale(StoredSchedule current) ->
                count.refused(current.definition().name(), "somebody changed it meanwhile");
            case Edit.NameTaken taken -> count.refused(name(seen), BUSY);
        }
    }

    private static void gone(Count count, Seen seen) {
        count.refused(seen.id().toString(), "it is not there any more");
    }

    private String name(Seen seen) {
        return schedules
                .find(seen.id())
                .map(schedule -> schedule.definition().name())
                .orElseGet(() -> seen.id().toString());
    }
}
