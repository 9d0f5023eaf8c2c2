package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.policy.Busy;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.schedule.ClockChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What went wrong in other schedulers, played through the daemon's own decisions. */
class IncidentsTest {

    private static final Instant MADE = Instant.parse("2026-03-28T12:00:00Z");
    private static final Watch AWAKE = Watch.begins(MADE, Optional.empty());

    /** GoodJob #1543: the next time was computed from now, so a timer that rang early queued its slot twice. */
    @Test
    @Tag("faults-row-54")
    void aTimerThatRingsEarlyQueuesItsSlotOnce() {
        MemoryBook book = book("0 * * * *", "UTC");
        Instant slot = Instant.parse("2026-03-28T13:00:00Z");
        assertEquals(0, look(book, slot.minusMillis(5)));
        assertEquals(1, look(book, slot));
        assertEquals(0, look(book, slot));
        assertEquals(0, look(book, slot.plusMillis(3)));
        assertEquals(List.of("RAN 2026-03-28T13:00:00Z"), ledger(book));
    }

    /** Solid Queue e43f204: woken a little before its time, the task was put off to the time after it, or done twice. */
    @Test
    @Tag("faults-row-54")
    void aTimerThatRingsEarlyDoesNotPassItsSlotOver() {
        MemoryBook book = book("0 * * * *", "UTC");
        for (Instant slot = Instant.parse("2026-03-28T13:00:00Z");
                slot.isBefore(Instant.parse("2026-03-28T16:00:00Z"));
                slot = slot.plus(Duration.ofHours(1))) {
            assertEquals(0, look(book, slot.minusNanos(1_000)));
            assertEquals(
                    Optional.of(slot), book.waiting().map(NextSlot::dueAt), "what is waited for is still this slot");
            assertEquals(1, look(book, slot.plusMillis(1)));
        }
        assertEquals(
                List.of("RAN 2026-03-28T13:00:00Z", "RAN 2026-03-28T14:00:00Z", "RAN 2026-03-28T15:00:00Z"),
                ledger(book));
    }

    /** Kestra #16722: a schedule switched off and on around an upgrade lost the slot that was to come. */
    @Test
    void offAndOnAgainAroundARestartKeepsTheSlotToCome() {
        MemoryBook book = book("0 * * * *", "UTC");
        ScheduleDefinition definition = definition("0 * * * *", "UTC");
        look(book, MADE.plus(Duration.ofMinutes(10)));
        book.edit(definition.withEnabled(false), Instant.parse("2026-03-28T12:20:00Z"));
        book.edit(definition, Instant.parse("2026-03-28T12:50:00Z"));
        Instant back = Instant.parse("2026-03-28T12:55:00Z");
        Watch restarted = Watch.begins(back, Optional.of(Instant.parse("2026-03-28T12:15:00Z")));
        assertEquals(0, book.decide(Busy.IDLE, restarted, back).size());
        Instant slot = Instant.parse("2026-03-28T13:00:00Z");
        assertEquals(1, book.decide(Busy.IDLE, restarted, slot.plusMillis(2)).size());
        assertEquals(List.of("RAN 2026-03-28T13:00:00Z"), ledger(book));
    }

    /** Airflow #35272: two hours in a list around a clock change landed on a run that was, and no more were made. */
    @Test
    @Tag("faults-row-49")
    @Tag("faults-row-50")
    void twoHoursAroundAClockChangeRunOnceEachAndGoOnTheNextDay() {
        MemoryBook spring = book("0 2,3 * * *", "Europe/Paris");
        everyMinute(spring, Instant.parse("2026-03-28T12:00:00Z"), Duration.ofHours(40));
        assertEquals(
                List.of("RAN 2026-03-29T01:00:00Z", "RAN 2026-03-30T00:00:00Z", "RAN 2026-03-30T01:00:00Z"),
                ledger(spring));
        Instant october = Instant.parse("2026-10-24T12:00:00Z");
        MemoryBook autumn = new MemoryBook(definition("0 2,3 * * *", "Europe/Paris"), october);
        everyMinute(autumn, october, Duration.ofHours(40));
        assertEquals(
                List.of(
                        "RAN 2026-10-25T00:00:00Z",
                        "RAN 2026-10-25T02:00:00Z",
                        "RAN 2026-10-26T01:00:00Z",
                        "RAN 2026-10-26T02:00:00Z"),
                ledger(autumn));
    }

    private static void everyMinute(MemoryBook book, Instant from, Duration time) {
        Watch awake = Watch.begins(from, Optional.empty());
        for (Instant now = from; now.isBefore(from.plus(time)); now = now.plusSeconds(60)) {
            awake = new Watch(awake.since(), now, Optional.empty(), Optional.empty());
            book.decide(Busy.IDLE, awake, now);
        }
    }

    private static int look(MemoryBook book, Instant now) {
        return book.decide(Busy.IDLE, new Watch(AWAKE.since(), now, Optional.empty(), Optional.empty()), now)
                .size();
    }

    private static List<String> ledger(MemoryBook book) {
        return book.lines().stream()
                .map((SlotEntry line) -> line.outcome() + " " + line.dueAt())
                .toList();
    }

    private static MemoryBook book(String cron, String zone) {
        return new MemoryBook(definition(cron, zone), MADE);
    }

    private static ScheduleDefinition definition(String cron, String zone) {
        return new ScheduleDefinition(
                "replayed",
                "",
                true,
                World.timing(cron),
                ZoneId.of(zone),
                List.of(World.JOB),
                OnFailure.CONTINUE,
                Overlap.ALLOW,
                CatchUp.DEFAULT,
                ClockChanges.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }
}
