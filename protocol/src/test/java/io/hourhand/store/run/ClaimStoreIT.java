package io.hourhand.store.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.Cause;
import io.hourhand.run.Ids;
import io.hourhand.run.NewRun;
import io.hourhand.run.NextSlot;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.Schedules;
import io.hourhand.store.StoreTest;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.run.ClaimStore.Claimed;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class ClaimStoreIT extends StoreTest {

    private static final Instant BEFORE = Instant.parse("2026-11-24T01:30:00Z");
    private static final Instant SLOT = Instant.parse("2026-11-24T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00.010Z");

    private final UUID worker = Ids.next();
    private final ClaimStore claims = new ClaimStore(database, worker, 1);
    private final ScheduleStore schedules = new ScheduleStore(database);

    ClaimStoreIT(Server server) {
        super(server);
    }

    @BeforeEach
    void takeCharge() {
        new WorkerStore(database).register(worker(worker), WorkerStatus.STANDBY);
        try (Lease lease = Lease.connect(url)) {
            assertEquals(1, lease.takeOver(worker));
        }
    }

    @Test
    void aDueSlotBecomesALedgerLineARunItsJobsAndTheNextSlot() {
        StoredSchedule schedule = created("one");
        assertTrue(claims.due(BEFORE, 10).isEmpty());
        assertEquals(List.of(schedule), claims.due(NOW, 10));
        NewRun run = run(schedule);
        assertEquals(Claimed.DONE, claim(claims, schedule, run));

        assertEquals(
                Optional.of(SLOT.plusSeconds(86_400)),
                schedules.find(schedule.id()).orElseThrow().nextDueAt());
        assertEquals("RAN", text("SELECT outcome AS x FROM ScheduleSlot WHERE runId = ?", run.id()));
        assertEquals("QUEUED", text("SELECT status AS x FROM ScheduleRun WHERE id = ?", run.id()));
        assertEquals(
                "first,second,third",
                text(
                        "SELECT GROUP_CONCAT(name ORDER BY position) AS x FROM JobExecution WHERE runId = ?"
                                + " AND status = 'PENDING'",
                        run.id()));
        RunStore.Unfinished unfinished =
                new RunStore(database, worker, 1).unfinished().getFirst();
        assertEquals(run.plan(), unfinished.plan());
        assertEquals(RunStatus.QUEUED, unfinished.status());
    }

    @Test
    @Tag("faults-row-15")
    void ofManyThatClaimOneSlotExactlyOneHasIt() throws Exception {
        StoredSchedule schedule = created("one");
        List<Callable<Claimed>> claimers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            claimers.add(() -> claim(claims, schedule, run(schedule)));
        }
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Claimed> result : threads.invokeAll(claimers)) {
                done += result.get() == Claimed.DONE ? 1 : 0;
            }
        }
        assertEquals(1, done);
        assertEquals("1", text("SELECT COUNT(*) AS x FROM ScheduleRun"));
        assertEquals("1", text("SELECT COUNT(*) AS x FROM ScheduleSlot"));
    }

    @Test
    void aSlotThatHasItsLineIsNotClaimedEvenWhenTheScheduleLooksDue() {
        StoredSchedule schedule = created("one");
        assertEquals(Claimed.DONE, claim(claims, schedule, run(schedule)));
        database.each(sql -> sql.update("UPDATE Schedule SET nextDueAt = ? WHERE id = ?", SLOT, schedule.id()));
        assertEquals(Claimed.LOST, claim(claims, schedule, run(schedule)));
        assertEquals("1", text("SELECT COUNT(*) AS x FROM ScheduleRun"));
    }

    @Test
    void anEditBetweenLookingAndClaimingMakesTheClaimVoid() {
        StoredSchedule schedule = created("one");
        schedules.update(schedule.id(), Optional.empty(), Schedules.named("renamed"), "ada", BEFORE);
        assertEquals(Claimed.LOST, claim(claims, schedule, run(schedule)));
        assertEquals("0", text("SELECT COUNT(*) AS x FROM ScheduleSlot"));
    }

    @Test
    void aDaemonThatIsNoLongerInChargeClaimsNothing() {
        StoredSchedule schedule = created("one");
        UUID trigger = triggered(schedule);
        UUID successor = Ids.next();
        new WorkerStore(database).register(worker(successor), WorkerStatus.STANDBY);
        try (Lease lease = Lease.connect(url)) {
            assertEquals(2, lease.takeOver(successor));
        }
        assertEquals(Claimed.DEPOSED, claim(claims, schedule, run(schedule)));
        assertEquals(Claimed.DEPOSED, claims.trigger(trigger, run(schedule), NOW));
        assertEquals(Claimed.DEPOSED, claims.reject(trigger, "no", NOW));
        assertEquals("0", text("SELECT COUNT(*) AS x FROM ScheduleRun"));
        assertEquals("PENDING", text("SELECT status AS x FROM ScheduleTrigger"));
    }

    @Test
    void aRequestIsDecidedOnce() {
        StoredSchedule schedule = created("one");
        UUID trigger = triggered(schedule);
        assertEquals(trigger, claims.waiting(Optional.empty(), 10).getFirst().triggerId());
        assertEquals(Optional.empty(), claims.runOf(trigger));
        NewRun run = run(schedule);
        assertEquals(Claimed.DONE, claims.trigger(trigger, run, NOW));
        assertEquals(Optional.of(run.id()), claims.runOf(trigger));
        assertEquals(Claimed.LOST, claims.trigger(trigger, run(schedule), NOW));
        assertEquals(Claimed.LOST, claims.reject(trigger, "late", NOW));
        assertTrue(claims.waiting(Optional.empty(), 10).isEmpty());
        TriggerStore.Trigger decided = new TriggerStore(database).find(trigger).orElseThrow();
        assertEquals(Optional.of(run.id()), decided.runId());
    }

    @Test
    void theSameKeyIsTheSameRequest() {
        StoredSchedule schedule = created("one");
        TriggerStore triggers = new TriggerStore(database);
        TriggerStore.Trigger first = triggers.runNow(schedule.id(), "ada", Optional.of("key"), NOW);
        assertEquals(first, triggers.runNow(schedule.id(), "ada", Optional.of("key"), NOW.plusSeconds(1)));
        assertEquals("1", text("SELECT COUNT(*) AS x FROM ScheduleTrigger"));
    }

    @Test
    void theNextStartIsTheEarliestWithinTheHorizon() {
        created("one");
        assertEquals(Optional.empty(), claims.nextStart(SLOT.minusMillis(1)));
        assertEquals(Optional.of(SLOT), claims.nextStart(SLOT));
    }

    private StoredSchedule created(String name) {
        return assertInstanceOf(ScheduleStore.Edit.Saved.class, schedules.create(Schedules.named(name), "ada", BEFORE))
                .schedule();
    }

    private UUID triggered(StoredSchedule schedule) {
        return new TriggerStore(database)
                .runNow(schedule.id(), "ada", Optional.empty(), NOW)
                .id();
    }

    private static Claimed claim(ClaimStore claims, StoredSchedule schedule, NewRun run) {
        return claims.slots(
                schedule,
                List.of(SlotEntry.ran(schedule.id(), SLOT, run.id())),
                List.of(run),
                NextSlot.after(schedule.id(), schedule.definition(), SLOT),
                NOW);
    }

    private static NewRun run(StoredSchedule schedule) {
        return new NewRun(
                Ids.next(),
                schedule.id(),
                schedule.definition().name(),
                Cause.SCHEDULED,
                SLOT,
                Optional.of(SLOT),
                RunPlan.whole(schedule.definition()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private String text(String statement, Object... values) {
        return database.each(sql -> sql.row(statement, row -> row.text("x"), values))
                .orElseThrow();
    }
}
