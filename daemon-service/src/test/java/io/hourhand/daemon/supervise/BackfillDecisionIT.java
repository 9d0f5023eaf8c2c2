package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.daemon.run.RunOrder;
import io.hourhand.embedded.Server;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.Cause;
import io.hourhand.run.BackfillMode;
import io.hourhand.run.BackfillStatus;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.run.BackfillClaims;
import io.hourhand.store.run.BackfillStore;
import io.hourhand.store.run.BackfillStore.Backfill;
import io.hourhand.store.run.RunStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class BackfillDecisionIT extends DecisionsTest {

    private static final Instant FIRST = TWO.minus(HOUR.multipliedBy(5));
    private static final Instant SECOND = FIRST.plus(HOUR);

    private final BackfillStore backfills = new BackfillStore(database);

    BackfillDecisionIT(Server server) {
        super(server);
    }

    @Test
    void slotsGetTheirRunsInOrderOneAfterAnother() {
        Backfill backfill = backfill(create("one", "0 * * * *", CatchUp.Mode.NONE));
        BackfillDecision.Decided first = decide(1, Set.of());
        RunOrder order = only(first);
        assertEquals(Cause.BACKFILL, order.cause());
        assertEquals(FIRST, order.dueAt());
        BackfillDecision.Decided meanwhile = decide(1, Set.of(backfill.scheduleId()));
        assertEquals(List.of(), meanwhile.ready());
        assertTrue(meanwhile.more());
        assertEquals(SECOND, only(decide(1, Set.of())).dueAt());
        BackfillDecision.Decided last = decide(1, Set.of());
        assertEquals(List.of(), last.ready());
        assertFalse(last.more());
        assertEquals(BackfillStatus.DONE, stored(backfill).status());
        assertEquals(2, stored(backfill).made());
        assertEquals(List.of(), new SlotStore(database).list(backfill.scheduleId(), Optional.empty(), 10));
    }

    @Test
    void backfillsOfSeveralSchedulesGoOnSideBySide() {
        Backfill one = backfill(create("one", "0 * * * *", CatchUp.Mode.NONE));
        Backfill two = backfill(create("two", "0 * * * *", CatchUp.Mode.NONE));
        assertEquals(
                Set.of(one.scheduleId(), two.scheduleId()),
                Set.copyOf(decide(1, Set.of()).ready().stream()
                        .map(run -> run.order().scheduleId())
                        .toList()));
    }

    @Test
    void aDaemonThatWasKilledAfterItsClaimLeavesTheRunToTheNextOne() {
        Backfill backfill = backfill(create("one", "0 * * * *", CatchUp.Mode.NONE));
        RunOrder left = only(decide(1, Set.of()));
        long epoch = takeOver();
        assertTrue(decide(1, Set.of()).deposed());
        RunStore runs = new RunStore(database, worker, epoch);
        assertEquals(
                List.of(left.runId()),
                runs.unfinished().stream().map(RunStore.Unfinished::id).toList());
        assertEquals(1, runs.adopt());
        assertEquals(List.of(), decide(epoch, Set.of(backfill.scheduleId())).ready());
        assertEquals(SECOND, only(decide(epoch, Set.of())).dueAt());
    }

    @Test
    void aBackfillThatWasCancelledMakesNoMoreRuns() {
        Backfill backfill = backfill(create("one", "0 * * * *", CatchUp.Mode.NONE));
        RunOrder first = only(decide(1, Set.of()));
        assertEquals(Optional.of(List.of(first.runId())), backfills.cancel(backfill.id(), false, "cyd", MADE));
        BackfillDecision.Decided after = decide(1, Set.of());
        assertEquals(List.of(), after.ready());
        assertFalse(after.more());
    }

    @Test
    void theBackfillOfADeletedScheduleEndsAndSaysWhy() {
        Backfill backfill = backfill(create("one", "0 * * * *", CatchUp.Mode.NONE));
        schedules.delete(backfill.scheduleId());
        assertEquals(List.of(), decide(1, Set.of()).ready());
        assertEquals(BackfillStatus.CANCELLED, stored(backfill).status());
        assertEquals(Optional.of("The schedule was deleted."), stored(backfill).endReason());
    }

    @Test
    void aScheduleThatIsOffOrPausedIsBackfilledToo() {
        UUID off = create("off", "0 * * * *", CatchUp.Mode.NONE);
        schedules.update(
                off,
                Optional.empty(),
                schedules.find(off).orElseThrow().definition().withEnabled(false),
                "ada",
                MADE);
        backfill(off);
        assertEquals(FIRST, only(decide(1, Set.of())).dueAt());
    }

    private Backfill backfill(UUID schedule) {
        return backfills
                .create(
                        new BackfillStore.Wanted(schedule, FIRST, TWO, BackfillMode.MISSING, Optional.empty()),
                        List.of(FIRST, SECOND),
                        "bob",
                        MADE)
                .orElseThrow();
    }

    private BackfillDecision.Decided decide(long epoch, Set<UUID> engaged) {
        return new BackfillDecision(new BackfillClaims(database, worker, epoch), schedules, () -> MADE).decide(engaged);
    }

    private Backfill stored(Backfill backfill) {
        return backfills.find(backfill.id()).orElseThrow();
    }

    private static RunOrder only(BackfillDecision.Decided decided) {
        assertEquals(1, decided.ready().size());
        return decided.ready().getFirst().order();
    }
}
