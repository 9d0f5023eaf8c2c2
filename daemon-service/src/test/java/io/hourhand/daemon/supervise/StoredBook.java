package io.hourhand.daemon.supervise;

import io.hourhand.policy.Busy;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.store.ClaimStore;
import io.hourhand.store.Database;
import io.hourhand.store.PauseStore;
import io.hourhand.store.ProblemStore;
import io.hourhand.store.ScheduleStore;
import io.hourhand.store.StoredSchedule;
import io.hourhand.store.history.SlotStore;
import io.hourhand.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A schedule in a real database, decided by what the daemon decides by. */
final class StoredBook implements Book {

    private final ScheduleStore schedules;
    private final PauseStore pauses;
    private final SlotStore slots;
    private final ClaimStore claims;
    private final ProblemStore problems;
    private final UUID id;

    StoredBook(Database database, ClaimStore claims, ScheduleDefinition definition, Instant now) {
        this.schedules = new ScheduleStore(database);
        this.pauses = new PauseStore(database);
        this.slots = new SlotStore(database);
        this.claims = claims;
        this.problems = new ProblemStore(database);
        this.id = saved(schedules.create(definition, "ada", now)).id();
    }

    private static StoredSchedule saved(ScheduleStore.Edit edit) {
        if (edit instanceof ScheduleStore.Edit.Saved(StoredSchedule schedule)) {
            return schedule;
        }
        throw new AssertionError(edit);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public void edit(ScheduleDefinition definition, Instant at) {
        saved(schedules.update(id, Optional.empty(), definition, "ada", at));
    }

    @Override
    public void pause(Optional<Instant> until, Instant at) {
        saved(pauses.pause(id, Optional.empty(), until, "stocktaking", "bob", at));
    }

    @Override
    public void resume(Instant at) {
        saved(pauses.resume(id, Optional.empty(), "bob", at));
    }

    @Override
    public Optional<NextSlot> waiting() {
        return schedules
                .find(id)
                .flatMap(StoredSchedule::nextDueAt)
                .map(due -> new NextSlot(due, timeline().startOf(id, due)));
    }

    @Override
    public List<UUID> decide(Busy busy, Watch watch, Instant now) {
        List<Ready> made = new ArrayList<>();
        DueWork due = new DueWork(claims, problems, () -> now);
        DueWork.Found found;
        do {
            found = due.look(Map.of(id, busy), watch, Duration.ofHours(1));
            made.addAll(found.ready());
        } while (found.nextStart().filter(next -> !next.isAfter(now)).isPresent());
        return made.stream().map(run -> run.order().runId()).toList();
    }

    @Override
    public Timeline timeline() {
        return schedules.timeline(id);
    }

    @Override
    public Collection<SlotEntry> lines() {
        return slots.list(id, Optional.empty(), Integer.MAX_VALUE);
    }
}
