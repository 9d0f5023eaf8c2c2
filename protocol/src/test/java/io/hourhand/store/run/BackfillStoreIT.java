package io.hourhand.store.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.Cause;
import io.hourhand.run.BackfillMode;
import io.hourhand.run.BackfillStatus;
import io.hourhand.run.Ids;
import io.hourhand.run.NewRun;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.Schedules;
import io.hourhand.store.StoreTest;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.run.BackfillStore.Backfill;
import io.hourhand.store.run.ClaimStore.Claimed;
import io.hourhand.store.schedule.ScheduleStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class BackfillStoreIT extends StoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    private static final Instant FIRST = Instant.parse("2026-11-20T02:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-21T02:00:00Z");

    private final UUID worker = Ids.next();
    private final ScheduleStore schedules = new ScheduleStore(database);
    private final BackfillStore backfills = new BackfillStore(database);
    private final BackfillClaims claims = new BackfillClaims(database, worker, 1);
    private final SlotStore slots = new SlotStore(database);
    private UUID schedule = new UUID(0, 0);

    BackfillStoreIT(Server server) {
        super(server);
    }

    @BeforeEach
    void takeCharge() {
        new WorkerStore(database).register(worker(worker), WorkerStatus.STANDBY);
        try (Lease lease = Lease.connect(url)) {
            assertEquals(1, lease.takeOver(worker));
        }
        schedule = schedules.create(Schedules.named("one"), "ada", NOW) instanceof ScheduleStore.Edit.Saved saved
                ? saved.schedule().id()
                : schedule;
    }

    @Test
    void aBackfillIsReadBackWithItsSlotsInOrder() {
        Backfill made = create(SECOND, FIRST);
        assertEquals(Optional.of(made), backfills.find(made.id()));
        assertEquals(List.of(made), backfills.list(schedule, Optional.empty(), 10));
        assertEquals(List.of(), backfills.list(schedule, Optional.of(made.id()), 10));
        assertEquals(2, made.slots());
        assertEquals(0, made.made());
        assertEquals(BackfillStatus.ACTIVE, made.status());
        assertEquals(Optional.of("they want them"), made.reason());
        assertEquals(
                List.of(FIRST, SECOND),
                backfills.slots(made.id(), Optional.empty(), 10).stream()
                        .map(BackfillStore.Slot::dueAt)
                        .toList());
        assertEquals(
                List.of(new BackfillStore.Slot(SECOND, Optional.empty(), Optional.empty())),
                backfills.slots(made.id(), Optional.of(FIRST), 10));
    }

    @Test
    void aScheduleHasOneAtATime() {
        Backfill first = create(FIRST);
        assertEquals(Optional.empty(), backfills.create(wanted(), List.of(SECOND), "bob", NOW));
        backfills.cancel(first.id(), false, "bob", NOW);
        assertTrue(backfills.create(wanted(), List.of(SECOND), "bob", NOW).isPresent());
    }

    @Test
    void eachSlotBecomesARunOnceAndPointsToIt() {
        Backfill made = create(FIRST, SECOND);
        BackfillClaims.Active active = claims.active().getFirst();
        assertEquals(new BackfillClaims.Active(made.id(), schedule, "bob"), active);
        assertEquals(Optional.of(FIRST), claims.next(made.id()));
        NewRun run = run(FIRST);
        assertEquals(Claimed.DONE, claims.claim(active, run, NOW));
        assertEquals(Claimed.LOST, claims.claim(active, run(FIRST), NOW));
        assertEquals(Optional.of(SECOND), claims.next(made.id()));
        assertEquals(
                new BackfillStore.Slot(FIRST, Optional.of(run.id()), Optional.of(RunStatus.QUEUED)),
                backfills.slots(made.id(), Optional.empty(), 1).getFirst());
        assertEquals(1, backfills.find(made.id()).orElseThrow().made());
        assertEquals(Map.of(FIRST, RunStatus.QUEUED), slots.newestRuns(schedule, FIRST, NOW));
        assertEquals(Set.of(FIRST), slots.ran(schedule, FIRST, NOW));
        assertEquals(List.of(), slots.list(schedule, Optional.empty(), 10));
    }

    @Test
    void aDaemonThatIsNoLongerInChargeClaimsNothing() {
        Backfill made = create(FIRST);
        BackfillClaims.Active active = claims.active().getFirst();
        BackfillClaims zombie = new BackfillClaims(database, worker, 0);
        assertEquals(Claimed.DEPOSED, zombie.claim(active, run(FIRST), NOW));
        assertEquals(Claimed.DEPOSED, zombie.end(active, BackfillStatus.DONE, Optional.empty(), NOW));
        assertEquals(made, backfills.find(made.id()).orElseThrow());
    }

    @Test
    void cancellingEndsWhatWaitsAndByChoiceWhatGoesOn() {
        Backfill waits = create(FIRST, SECOND);
        NewRun queued = claimed(FIRST);
        assertEquals(Optional.of(List.of(queued.id())), backfills.cancel(waits.id(), false, "cyd", NOW));
        assertEquals("cyd", askedBy(queued));
        assertEquals(Optional.empty(), backfills.cancel(waits.id(), false, "cyd", NOW));
        assertEquals(List.of(), claims.active());
        Backfill over = backfills.find(waits.id()).orElseThrow();
        assertEquals(BackfillStatus.CANCELLED, over.status());
        assertEquals(Optional.of("Cancelled by cyd."), over.endReason());

        Backfill going = create(FIRST, SECOND);
        NewRun running = running(claimed(FIRST));
        assertEquals(Optional.of(List.of()), backfills.cancel(going.id(), false, "cyd", NOW));
        assertEquals("nobody", askedBy(running));
        Backfill both = create(SECOND);
        NewRun other = running(claimed(SECOND));
        assertEquals(Optional.of(List.of(other.id())), backfills.cancel(both.id(), true, "cyd", NOW));
        assertEquals("cyd", askedBy(other));
    }

    @Test
    void whatWasCancelledMeanwhileIsNotClaimed() {
        Backfill made = create(FIRST);
        BackfillClaims.Active active = claims.active().getFirst();
        backfills.cancel(made.id(), false, "cyd", NOW);
        assertEquals(Claimed.LOST, claims.claim(active, run(FIRST), NOW));
        assertEquals(Claimed.LOST, claims.end(active, BackfillStatus.DONE, Optional.empty(), NOW));
        assertEquals(
                BackfillStatus.CANCELLED,
                backfills.find(made.id()).orElseThrow().status());
    }

    @Test
    void tenThousandSlotsAreKeptAtOnce() {
        Backfill made = create(IntStream.range(0, 10_000)
                .mapToObj(minute -> FIRST.plusSeconds(60L * minute))
                .toArray(Instant[]::new));
        assertEquals(10_000, made.slots());
        assertEquals(
                10_000, backfills.slots(made.id(), Optional.empty(), 20_000).size());
    }

    private Backfill create(Instant... due) {
        return backfills.create(wanted(), List.of(due), "bob", NOW).orElseThrow();
    }

    private BackfillStore.Wanted wanted() {
        return new BackfillStore.Wanted(schedule, FIRST, NOW, BackfillMode.MISSING, Optional.of("they want them"));
    }

    private NewRun claimed(Instant slot) {
        NewRun run = run(slot);
        assertEquals(Claimed.DONE, claims.claim(claims.active().getFirst(), run, NOW));
        return run;
    }

    private NewRun run(Instant slot) {
        return new NewRun(
                Ids.next(),
                schedule,
                "one",
                Cause.BACKFILL,
                slot,
                Optional.empty(),
                RunPlan.whole(Schedules.named("one")),
                Optional.of("bob"),
                Optional.empty(),
                Optional.empty());
    }

    private NewRun running(NewRun run) {
        new RunStore(database, worker, 1)
                .write(
                        List.of(new RunStore.RunImage(
                                run.id(),
                                RunStatus.RUNNING,
                                Optional.of(NOW),
                                Optional.empty(),
                                0,
                                0,
                                Optional.empty())),
                        List.of());
        return run;
    }

    private String askedBy(NewRun run) {
        return database.each(sql -> sql.row(
                        "SELECT COALESCE(cancelRequestedBy, 'nobody') AS x FROM ScheduleRun WHERE id = ?",
                        row -> row.text("x"),
                        run.id()))
                .orElseThrow();
    }
}
