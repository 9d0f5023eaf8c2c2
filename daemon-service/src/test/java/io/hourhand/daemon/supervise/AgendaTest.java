package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.run.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private final Agenda agenda = new Agenda();

    @Test
    void nothingIsDecidedBeforeTheRunsThatWereLeftAreKnown() {
        agenda.tick();
        assertEquals(Optional.of(new Agenda.Item.Recovery()), agenda.next());
        assertEquals(Optional.of(new Agenda.Item.Recovery()), agenda.next());
        agenda.recovered();
        assertEquals(
                List.of(new Agenda.Item.Requests(), new Agenda.Item.Look(true), new Agenda.Item.Backfills()), rest());
    }

    @Test
    void whatAFailedDecisionMayHaveMadeIsReadBackBeforeAnythingElseAndOnce() {
        UUID request = Ids.next();
        agenda.recovered();
        agenda.ask(request, Optional.empty());
        agenda.look();
        agenda.readBack();
        assertEquals(
                List.of(
                        new Agenda.Item.ReadBack(),
                        new Agenda.Item.Request(request, Optional.empty()),
                        new Agenda.Item.Look(false)),
                rest());
    }

    @Test
    void aRecoveryThatFailedIsTriedAgainAndReadsEverythingBackItself() {
        agenda.readBack();
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
