package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.policy.Cause;
import io.hourhand.run.Ids;
import io.hourhand.run.Tick;
import io.hourhand.store.run.ClaimStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final TickPlan HOURLY = new TickPlan(Instant.EPOCH, Instant.EPOCH.plusSeconds(3_600));

    private final Agenda agenda = new Agenda();

    @Test
    void nothingIsDecidedBeforeTheRunsThatWereLeftAreKnown() {
        agenda.tick(HOURLY);
        assertEquals(Optional.of(new Agenda.Item.Recovery()), agenda.next());
        assertEquals(Optional.of(new Agenda.Item.Recovery()), agenda.next());
        agenda.recovered();
        assertEquals(
                List.of(
                        new Agenda.Item.Requests(Optional.empty()),
                        new Agenda.Item.Look(Optional.of(HOURLY)),
                        new Agenda.Item.Backfills()),
                rest());
    }

    @Test
    void aWrongClockLeavesOnlyTheQuestionWhetherSomebodyHasDrainedTheDaemon() {
        agenda.recovered();
        agenda.lookAtAll();
        assertEquals(Optional.of(new Agenda.Item.Order()), agenda.nextOfOld());
        assertEquals(Optional.empty(), agenda.nextOfOld());
        assertEquals(
                List.of(
                        new Agenda.Item.Requests(Optional.empty()),
                        new Agenda.Item.Look(Optional.empty()),
                        new Agenda.Item.Backfills()),
                rest());
    }

    @Test
    void requestsThatAreMoreThanOneStatementFindsFollowBehindThose() {
        ClaimStore.Waiting last =
                new ClaimStore.Waiting(Ids.next(), Ids.next(), Cause.MANUAL, "ada", Instant.EPOCH, Optional.empty());
        agenda.recovered();
        agenda.found(List.of(last), true);
        assertEquals(
                List.of(
                        new Agenda.Item.Request(last.triggerId(), Optional.empty()),
                        new Agenda.Item.Requests(Optional.of(last))),
                rest());
        agenda.found(List.of(), false);
        assertEquals(List.of(), rest());
    }

    @Test
    void whatAFailedDecisionMayHaveMadeIsReadBackBeforeAnythingElseAndOnce() {
        UUID request = Ids.next();
        agenda.recovered();
        agenda.ask(request, Optional.empty());
        agenda.failed(new Agenda.Item.Look(Optional.empty()));
        agenda.look();
        assertEquals(
                List.of(
                        new Agenda.Item.ReadBack(),
                        new Agenda.Item.Request(request, Optional.empty()),
                        new Agenda.Item.Look(Optional.empty())),
                rest());
    }

    @Test
    void aTickThatFailedIsStillToComeAndAsLateAsItIsByThen() {
        TickPlan after = new TickPlan(HOURLY.next(), HOURLY.next().plusSeconds(3_600));
        agenda.recovered();
        agenda.failed(new Agenda.Item.Look(Optional.of(HOURLY)));
        agenda.tick(after);
        TickPlan both = new TickPlan(HOURLY.due(), after.next());
        assertTrue(rest().contains(new Agenda.Item.Look(Optional.of(both))));
        assertEquals(Duration.ofHours(2), both.lag(after.next()));
        assertEquals(Duration.ZERO, both.lag(HOURLY.due().minusSeconds(7_200)));
        assertEquals(List.of(), rest());
    }

    @Test
    void aTickThatIsNotNotedYetGoesOnWithTheNextLookAndGivesWayToALaterTick() {
        agenda.recovered();
        TickPlan begun = HOURLY.looked(HOURLY.due().plusMillis(12), new Tick.Found(100, 80, 20));
        agenda.untold(begun);
        assertEquals(List.of(), rest());
        agenda.look();
        assertEquals(List.of(new Agenda.Item.Look(Optional.of(begun))), rest());
        Tick whole = begun.looked(HOURLY.due().plusMillis(600), new Tick.Found(3, 2, 1))
                .tick(HOURLY.due().plusMillis(700));
        assertEquals(Optional.of(Duration.ofMillis(12)), whole.lag());
        assertEquals(Optional.of(new Tick.Found(103, 82, 21)), whole.found());

        TickPlan after = new TickPlan(HOURLY.next(), HOURLY.next().plusSeconds(3_600));
        agenda.untold(begun);
        agenda.tick(after);
        assertTrue(rest().contains(new Agenda.Item.Look(Optional.of(after))));
    }

    @Test
    void aRecoveryThatFailedIsTriedAgainAndReadsEverythingBackItself() {
        agenda.failed(new Agenda.Item.Recovery());
        assertEquals(Optional.of(new Agenda.Item.Recovery()), agenda.next());
        agenda.recovered();
        assertEquals(List.of(), rest());
    }

    private List<Agenda.Item> rest() {
        List<Agenda.Item> items = new ArrayList<>();
        for (Optional<Agenda.Item> next = agenda.next(); next.isPresent(); next = agenda.next()) {
            items.add(next.get());
        }
        return items;
    }
}
