package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.daemon.run.RunOrder;
import io.hourhand.policy.Busy;
import io.hourhand.policy.Cause;
import io.hourhand.policy.OnFailure;
import io.hourhand.run.Ids;
import io.hourhand.run.RunPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final UUID one = Ids.next();
    private final UUID two = Ids.next();

    @Test
    void soManyRunsGoOnAsThereArePlacesAndTheRestFollowsInOrder() {
        Places places = new Places(2);
        RunOrder a = order(one);
        RunOrder b = order(two);
        RunOrder c = order(Ids.next());
        List.of(a, b, c).forEach(order -> places.add(order, false));
        assertEquals(Optional.of(a), places.next());
        assertEquals(Optional.of(b), places.next());
        assertEquals(Optional.empty(), places.next());
        places.remove(b.runId());
        assertEquals(Optional.of(c), places.next());
    }

    @Test
    void aRunInLineWaitsForItsOwnScheduleAndTakesNoPlaceMeanwhile() {
        Places places = new Places(2);
        RunOrder first = order(one);
        RunOrder second = order(one);
        RunOrder other = order(two);
        places.add(first, false);
        places.add(second, true);
        places.add(other, false);
        assertEquals(Optional.of(first), places.next());
        assertEquals(Optional.of(other), places.next());
        assertEquals(Optional.empty(), places.next());
        places.remove(other.runId());
        assertEquals(Optional.empty(), places.next());
        places.remove(first.runId());
        assertEquals(Optional.of(second), places.next());
    }

    @Test
    void whatWaitsForAPlaceOnlyIsLateAndNotInLine() {
        Places places = new Places(1);
        RunOrder running = order(one);
        RunOrder late = order(two);
        RunOrder inLine = order(two);
        places.add(running, false);
        places.add(late, false);
        places.add(inLine, true);
        assertTrue(places.next().isPresent());
        assertEquals(new Busy(List.of(running.runId()), List.of()), places.busy(one));
        assertEquals(new Busy(List.of(late.runId()), List.of(inLine.runId())), places.busy(two));
        assertEquals(2, places.busy().size());
    }

    @Test
    void aRunThatIsToBeCancelledNeedsNoPlace() {
        Places places = new Places(1);
        RunOrder running = order(one);
        RunOrder waiting = order(one);
        places.add(running, false);
        places.add(waiting, true);
        assertTrue(places.next().isPresent());
        places.hurry(waiting.runId());
        assertEquals(Optional.of(waiting), places.next());
    }

    @Test
    void whileNothingMayBeginOnlyWhatIsToBeCancelledDoes() {
        Places places = new Places(2);
        RunOrder waiting = order(one);
        RunOrder cancelled = order(two);
        places.add(waiting, false);
        places.add(cancelled, false);
        assertEquals(Optional.empty(), places.nextOfOld());
        places.hurry(cancelled.runId());
        assertEquals(Optional.of(cancelled), places.nextOfOld());
        assertEquals(Optional.empty(), places.nextOfOld());
        assertEquals(Optional.of(waiting), places.next());
    }

    @Test
    void whatHadBegunGoesOnAllTheSameAsPlacesAreFreeThoughThereAreFewerThanThereWere() {
        Places places = new Places(1);
        RunOrder begun = order(one);
        RunOrder waiting = order(Ids.next());
        RunOrder begunToo = order(two);
        List.of(begun, waiting, begunToo).forEach(order -> places.add(order, false));
        places.hasBegun(begun.runId());
        places.hasBegun(begunToo.runId());
        assertEquals(Optional.of(begun), places.nextOfOld());
        assertEquals(Optional.empty(), places.nextOfOld());
        places.remove(begun.runId());
        assertEquals(Optional.of(begunToo), places.nextOfOld());
        places.remove(begunToo.runId());
        assertEquals(Optional.empty(), places.nextOfOld());
        assertTrue(places.areWaiting());
        assertEquals(Optional.of(waiting), places.next());
        assertFalse(places.areWaiting());
    }

    @Test
    void whatIsDueDuringABackfillWaitsForItsRunAndIsNotOverlapped() {
        Places places = new Places(2);
        UUID schedule = Ids.next();
        RunOrder backfill = order(schedule, Cause.BACKFILL);
        places.add(backfill, false);
        places.next();
        assertEquals(Busy.IDLE, places.busy(schedule));
        assertEquals(Set.of(schedule), places.engaged());
        RunOrder due = order(schedule);
        places.add(due, false);
        assertEquals(Optional.empty(), places.next());
        places.remove(backfill.runId());
        assertEquals(Optional.of(due), places.next());
    }

    private static RunOrder order(UUID scheduleId) {
        return order(scheduleId, Cause.SCHEDULED);
    }

    private static RunOrder order(UUID scheduleId, Cause cause) {
        return new RunOrder(
                Ids.next(),
                scheduleId,
                "name",
                cause,
                Instant.EPOCH,
                new RunPlan(List.of(), List.of(), OnFailure.CONTINUE, 1, Optional.empty()));
    }
}
