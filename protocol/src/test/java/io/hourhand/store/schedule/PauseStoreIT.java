package io.hourhand.store.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hourhand.embedded.Server;
import io.hourhand.store.Schedules;
import io.hourhand.store.StoreTest;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.timeline.Pause;
import io.hourhand.timeline.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class PauseStoreIT extends StoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-26T08:00:00Z");

    private final ScheduleStore schedules = new ScheduleStore(database);
    private final PauseStore pauses = new PauseStore(database);
    private UUID id = new UUID(0, 0);

    PauseStoreIT(Server server) {
        super(server);
    }

    @BeforeEach
    void addSchedule() {
        id = saved(schedules.create(Schedules.named("one"), "ada", NOW)).id();
    }

    @Test
    void aPauseIsReadBackWithItsReasonAndItsSlotsStay() {
        StoredSchedule paused = paused();
        assertEquals(Optional.of(new Pause(NOW, Optional.of(UNTIL), "stocktaking", "bob")), paused.pause());
        assertEquals(Optional.of(Instant.parse("2026-11-24T02:00:00Z")), paused.nextDueAt());
        assertEquals(Schedules.named("one"), paused.definition());
        assertEquals(2, paused.version());
    }

    @Test
    void anEditCarriesAPauseOnUntilItIsOver() {
        paused();
        assertEquals(
                "stocktaking", edit(NOW.plusSeconds(60)).pause().orElseThrow().reason());
        assertEquals(Optional.empty(), edit(UNTIL).pause());
    }

    @Test
    void resumingEndsItAndTheTimelineRemembers() {
        paused();
        Instant resumed = NOW.plusSeconds(7200);
        assertEquals(
                Optional.empty(),
                saved(pauses.resume(id, Optional.of(2L), "cyd", resumed)).pause());
        List<Version> versions = schedules.timeline(id).versions();
        // The first version was in force for no slot: it was paused at the instant at which it was made.
        assertEquals(List.of(2L, 3L), versions.stream().map(Version::number).toList());
        assertEquals(resumed, versions.getLast().effectiveFrom());
        assertEquals("cyd", versions.getLast().editedBy());
        Instant slot = Instant.parse("2026-11-24T02:00:00Z");
        assertEquals(
                Optional.of("paused by bob from 2026-11-24T01:30:00Z until 2026-11-26T08:00:00Z: stocktaking"),
                schedules
                        .timeline(id)
                        .at(slot)
                        .flatMap(version -> version.pauseOf(slot))
                        .map(Pause::evidence));
    }

    @Test
    void whoSawAnOlderVersionIsRefused() {
        paused();
        assertInstanceOf(Edit.Stale.class, pauses.resume(id, Optional.of(1L), "cyd", NOW));
        assertInstanceOf(Edit.Unknown.class, pauses.resume(UUID.randomUUID(), Optional.empty(), "cyd", NOW));
    }

    private StoredSchedule paused() {
        return saved(pauses.pause(id, Optional.empty(), Optional.of(UNTIL), "stocktaking", "bob", NOW));
    }

    private StoredSchedule edit(Instant at) {
        return saved(schedules.update(
                id, Optional.empty(), Schedules.of("one", "0 3 * * *", Schedules.job("a")), "ada", at));
    }

    private static StoredSchedule saved(Edit edit) {
        return assertInstanceOf(Edit.Saved.class, edit).schedule();
    }
}
