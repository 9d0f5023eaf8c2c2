package io.hourhand.store.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.store.Schedules;
import io.hourhand.store.StoreTest;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class ScheduleStoreIT extends StoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");

    private static final int CROWD = 100;

    private final ScheduleStore schedules = new ScheduleStore(database);

    ScheduleStoreIT(Server server) {
        super(server);
    }

    @Test
    void whatWasSavedIsReadBackWhole() {
        ScheduleDefinition definition = Schedules.named("Daily Full Sync");
        StoredSchedule saved = created(definition);
        assertEquals(definition, schedules.find(saved.id()).orElseThrow().definition());
        assertEquals(Optional.of(Instant.parse("2026-11-24T02:00:00Z")), saved.nextDueAt());
        assertEquals(1, saved.version());
    }

    @Test
    @Tag("faults-row-43")
    void ofAHundredWhoCreateOneNameAtOnceOneDoesAndTheOthersAreTold() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(CROWD)) {
            List<Future<Edit>> edits = Stream.generate(() -> threads.submit(() -> {
                        all.await();
                        return schedules.create(Schedules.named("wanted by all"), "a test", NOW);
                    }))
                    .limit(CROWD)
                    .toList();
            all.countDown();
            List<Class<?>> came = new ArrayList<>();
            for (Future<Edit> edit : edits) {
                came.add(edit.get(60, TimeUnit.SECONDS).getClass());
            }
            assertEquals(1, Collections.frequency(came, Edit.Saved.class), came::toString);
            assertEquals(CROWD - 1, Collections.frequency(came, Edit.NameTaken.class), came::toString);
        }
    }

    @Test
    @Tag("faults-row-41")
    void namesAreKeptByteForByte() {
        List<String> names = List.of(
                "it's \"quoted\" `and` \\escaped",
                "emoji 🕐🇩🇪👩‍👩‍👧",
                "two\nlines\tand a tab",
                "x".repeat(100),
                "ümlaut",
                "UMLAUT",
                "umlaut",
                "%_",
                "\u202Eright to left");
        for (String name : names) {
            assertEquals(name, created(Schedules.named(name)).definition().name());
        }
        assertEquals(
                names.size(),
                schedules.list("", Optional.empty(), Optional.empty(), 50).size());
    }

    @Test
    void aNameThatIsTakenIsRefusedAndNothingIsStored() {
        created(Schedules.named("one"));
        assertEquals(new Edit.NameTaken(), schedules.create(Schedules.named("one"), "ada", NOW));
        UUID two = created(Schedules.named("two")).id();
        assertEquals(new Edit.NameTaken(), schedules.update(two, Optional.empty(), Schedules.named("one"), "ada", NOW));
        assertEquals("two", schedules.find(two).orElseThrow().definition().name());
    }

    @Test
    @Tag("faults-row-42")
    void whoSawAnOlderVersionIsToldHowItStandsNow() {
        StoredSchedule saved = created(Schedules.named("one"));
        Edit first = schedules.update(saved.id(), Optional.of(1L), Schedules.named("first"), "ada", NOW);
        assertInstanceOf(Edit.Saved.class, first);
        Edit second = schedules.update(saved.id(), Optional.of(1L), Schedules.named("second"), "bob", NOW);
        assertEquals(
                "first",
                assertInstanceOf(Edit.Stale.class, second)
                        .current()
                        .definition()
                        .name());
    }

    @Test
    void anEditMovesTheNextSlotAndSwitchingOffTakesItAway() {
        StoredSchedule saved = created(Schedules.named("one"));
        Edit later = schedules.update(
                saved.id(), Optional.empty(), Schedules.of("one", "0 5 * * *", Schedules.job("only")), "ada", NOW);
        assertEquals(
                Optional.of(Instant.parse("2026-11-24T05:00:00Z")),
                assertInstanceOf(Edit.Saved.class, later).schedule().nextDueAt());
        Edit off = schedules.update(
                saved.id(), Optional.empty(), Schedules.named("one").withEnabled(false), "ada", NOW);
        assertEquals(
                Optional.empty(),
                assertInstanceOf(Edit.Saved.class, off).schedule().nextDueAt());
    }

    @Test
    void aSlotThatIsDueAlreadySurvivesAnEdit() {
        StoredSchedule saved = created(Schedules.named("one"));
        Instant afterTheSlot = Instant.parse("2026-11-24T02:00:30Z");
        Edit edit = schedules.update(
                saved.id(),
                Optional.empty(),
                Schedules.of("one", "0 5 * * *", Schedules.job("only")),
                "ada",
                afterTheSlot);
        assertEquals(
                Optional.of(Instant.parse("2026-11-24T02:00:00Z")),
                assertInstanceOf(Edit.Saved.class, edit).schedule().nextDueAt());
    }

    @Test
    void aSearchTakesItsTextLiterally() {
        created(Schedules.named("100% sure"));
        created(Schedules.named("100 percent"));
        created(Schedules.named("Snake_case"));
        assertEquals(
                1,
                schedules.list("100%", Optional.empty(), Optional.empty(), 50).size());
        assertEquals(
                1,
                schedules.list("snake_", Optional.empty(), Optional.empty(), 50).size());
        assertEquals(
                0,
                schedules
                        .list("' OR 1=1 -- ", Optional.empty(), Optional.empty(), 50)
                        .size());
    }

    @Test
    void tagsStayThroughEditsAndGoWithTheirSchedule() {
        StoredSchedule saved = created(Schedules.named("one").withTags(List.of("a", "ü")));
        assertEquals(List.of("a", "ü"), saved.definition().tags());
        schedules.update(saved.id(), Optional.empty(), saved.definition().withEnabled(false), "ada", NOW);
        assertEquals(
                List.of(saved.id()),
                schedules.list("", Optional.empty(), Optional.of("ü"), Optional.empty(), 50).stream()
                        .map(StoredSchedule::id)
                        .toList());
        schedules.delete(saved.id(), Optional.empty());
        assertEquals(List.of(), new ScheduleListing(database).tags(10));
    }

    @Test
    void aDeletedScheduleIsGone() {
        UUID id = created(Schedules.named("one")).id();
        assertTrue(schedules.delete(id));
        assertTrue(schedules.find(id).isEmpty());
        assertEquals(new Edit.Unknown(), schedules.update(id, Optional.empty(), Schedules.named("one"), "ada", NOW));
    }

    private StoredSchedule created(ScheduleDefinition definition) {
        return assertInstanceOf(Edit.Saved.class, schedules.create(definition, "ada", NOW))
                .schedule();
    }
}
