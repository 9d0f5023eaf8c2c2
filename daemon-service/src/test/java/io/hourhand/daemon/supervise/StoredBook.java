package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.policy.Busy;
import io.hourhand.run.BackfillMode;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.run.BackfillClaims;
import io.hourhand.store.run.BackfillStore;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.schedule.PauseStore;
import io.hourhand.store.schedule.ProblemStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.StoreException;
import io.hourhand.timeline.PastSlots;
import io.hourhand.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A schedule in a real database, decided by what the daemon decides by. */
final class StoredBook implements Book {

    private static final String CUT = "cut before its commit";

    private final Database database;
    private final BackfillClaims backfillClaims;
    private final ScheduleStore schedules;
    private final PauseStore pauses;
    private final SlotStore slots;
    private final ClaimStore claims;
    private final ProblemStore problems;
    private final UUID id;

    StoredBook(
            Database database,
            ClaimStore claims,
            BackfillClaims backfillClaims,
            ScheduleDefinition definition,
            Instant now) {
        this.database = database;
        this.backfillClaims = backfillClaims;
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
    public void cut(Busy busy, Watch watch, Instant now) {
        arm(true);
        try {
            decide(busy, watch, now);
        } catch (StoreException cut) {
            assertTrue(String.valueOf(cut.getMessage()).contains(CUT), cut::getMessage);
        } finally {
            arm(false);
        }
    }

    private void arm(boolean armed) {
        database.each(sql -> sql.update("UPDATE Cut SET armed = ?", armed));
    }

    /** From now on a decision can be cut: it ends when its ledger line is written, and is rolled back. */
    static void prepareCuts(Database database) {
        database.each(sql -> sql.update("CREATE TABLE Cut (armed BOOLEAN NOT NULL)")
                + sql.update("INSERT INTO Cut VALUES (FALSE)")
                + sql.update(
                        "CREATE TRIGGER cut AFTER INSERT ON ScheduleSlot FOR EACH ROW BEGIN IF (SELECT armed FROM Cut)"
                                + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '" + CUT + "'; END IF; END"));
    }

    @Override
    public void again(Random chance, Instant now) {
        if (chance.nextBoolean()) {
            backfill(chance, now);
        } else {
            retry(now);
        }
    }

    private void backfill(Random chance, Instant now) {
        StoredSchedule schedule = schedules.find(id).orElseThrow();
        BackfillStore backfills = new BackfillStore(database);
        Timeline filled = timeline().filledBy(schedule.definition());
        if (!(PastSlots.between(filled, World.START.minus(Duration.ofDays(1)), now, schedule.nextDueAt())
                instanceof Parsed.Valid<List<Instant>>(List<Instant> slots))) {
            throw new AssertionError("too many slots");
        }
        List<Instant> some =
                slots.stream().filter(slot -> chance.nextInt(20) == 0).limit(4).toList();
        BackfillStore.Backfill made = backfills
                .create(
                        new BackfillStore.Wanted(id, World.START, now, BackfillMode.ALL, Optional.empty()),
                        some,
                        "bob",
                        now)
                .orElseThrow();
        BackfillDecision decision = new BackfillDecision(backfillClaims, schedules, () -> now);
        int turns = chance.nextInt(6);
        for (int turn = 0; turn < turns; turn++) {
            decision.decide(Set.of());
        }
        backfills.cancel(made.id(), true, "bob", now);
    }

    private void retry(Instant now) {
        RunHistory.Filter all = new RunHistory.Filter(
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        new RunHistory(database).list(all, 1).forEach(run -> {
            TriggerStore.Trigger trigger = new TriggerStore(database)
                    .retry(id, run.id(), TriggerStore.RetryFrom.START, "bob", Optional.empty(), now);
            new RequestDecision(claims, schedules, new RunStore(database, new UUID(0, 0), 1), () -> now)
                    .decide(claims.waiting(trigger.id()).orElseThrow(), schedule -> Busy.IDLE);
        });
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
