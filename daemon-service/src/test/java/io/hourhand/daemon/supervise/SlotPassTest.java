package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.policy.Busy;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.Cause;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.run.Ids;
import io.hourhand.run.NewRun;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.SlotOutcome;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Timing;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.timeline.Timeline;
import io.hourhand.timeline.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotPassTest {

    private static final Instant TWO = Instant.parse("2026-11-24T02:00:00Z");
    private static final Instant LONG_UP = TWO.minus(Duration.ofDays(3));

    @Test
    void aSlotOnTimeRunsAndTheNextComesFromIt() {
        SlotPass.Outcome outcome =
                decide(schedule(Overlap.SKIP, CatchUp.DEFAULT), Busy.IDLE, LONG_UP, TWO.plusMillis(3));
        assertEquals(List.of(Cause.SCHEDULED), causes(outcome));
        assertEquals(TWO, outcome.runs().getFirst().dueAt());
        assertEquals(Optional.of(new NextSlot(TWO.plusSeconds(3600), TWO.plusSeconds(3600))), outcome.next());
    }

    @Test
    void whatIsStillGoingMakesASlotSkippedWithTheRunInTheWay() {
        UUID inTheWay = Ids.next();
        SlotPass.Outcome outcome =
                decide(schedule(Overlap.SKIP, CatchUp.DEFAULT), new Busy(List.of(inTheWay), List.of()), LONG_UP, TWO);
        SlotEntry entry = outcome.entries().getFirst();
        assertEquals(SlotOutcome.SKIPPED, entry.outcome());
        assertEquals(Optional.of("OVERLAP"), entry.reason());
        assertTrue(entry.evidence().orElseThrow().contains(inTheWay.toString()));
        assertTrue(outcome.runs().isEmpty());
    }

    @Test
    void afterADowntimeTheNewestSlotIsCaughtUpAndTheOthersAreMissed() {
        Instant back = TWO.plus(Duration.ofMinutes(150));
        SlotPass.Outcome outcome = decide(schedule(Overlap.SKIP, CatchUp.DEFAULT), Busy.IDLE, back, back);
        assertEquals(List.of(Cause.CATCH_UP), causes(outcome));
        assertEquals(TWO.plus(Duration.ofHours(2)), outcome.runs().getFirst().dueAt());
        assertEquals(3, outcome.entries().size());
        assertEquals(
                List.of(SlotOutcome.MISSED, SlotOutcome.MISSED, SlotOutcome.RAN),
                outcome.entries().stream().map(SlotEntry::outcome).toList());
        assertEquals(TWO.plus(Duration.ofHours(3)), outcome.next().orElseThrow().dueAt());
    }

    @Test
    void aMissedSlotIsMissedAloneWhereNothingIsCaughtUp() {
        Instant back = TWO.plusSeconds(60);
        CatchUp none = new CatchUp(CatchUp.Mode.NONE, Duration.ofDays(1), 10);
        SlotPass.Outcome outcome = decide(schedule(Overlap.SKIP, none), Busy.IDLE, back, back);
        assertTrue(outcome.runs().isEmpty());
        assertEquals(Optional.of("CATCH_UP_NONE"), outcome.entries().getFirst().reason());
        assertEquals(
                Optional.of("nothing could start from 2026-11-21T02:00:00Z to 2026-11-24T02:01:00Z"),
                outcome.entries().getFirst().evidence());
        assertEquals(TWO.plusSeconds(3600), outcome.next().orElseThrow().dueAt());
    }

    @Test
    void aLongDowntimeIsOneSpanBeforeTheWindowAndEverySlotIsAccountedFor() {
        Instant back = TWO.plus(Duration.ofDays(30)).plusSeconds(1);
        CatchUp all = new CatchUp(CatchUp.Mode.ALL, Duration.ofHours(5), 3);
        SlotPass.Outcome outcome = decide(schedule(Overlap.QUEUE_ALL, all), Busy.IDLE, back, back);
        assertEquals(3, outcome.runs().size());
        assertEquals(
                30 * 24 + 1,
                outcome.entries().stream().mapToLong(SlotEntry::count).sum());
        assertTrue(outcome.entries().getFirst().untilAt().isPresent());
        assertFalse(outcome.ready().get(0).inLine());
        assertTrue(outcome.ready().get(1).inLine());
        assertEquals(
                TWO.plus(Duration.ofDays(30)).plusSeconds(3600),
                outcome.next().orElseThrow().dueAt());
    }

    private static SlotPass.Outcome decide(ScheduleDefinition definition, Busy busy, Instant upSince, Instant now) {
        StoredSchedule schedule = new StoredSchedule(
                Ids.next(),
                1,
                definition,
                Optional.of(TWO),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
        Timeline timeline =
                Timeline.of(List.of(new Version(1, Instant.EPOCH, Optional.of(definition), Optional.empty(), "ada")));
        return SlotPass.decide(schedule, timeline, busy, Watch.begins(upSince, Optional.of(LONG_UP)), now);
    }

    private static List<Cause> causes(SlotPass.Outcome outcome) {
        return outcome.runs().stream().map(NewRun::cause).toList();
    }

    private static ScheduleDefinition schedule(Overlap overlap, CatchUp catchUp) {
        CronExpression hourly =
                switch (CronExpression.parse("0 * * * *")) {
                    case Parsed.Valid<CronExpression>(CronExpression valid) -> valid;
                    case Parsed.Invalid<CronExpression>(String message) -> throw new IllegalStateException(message);
                };
        return new ScheduleDefinition(
                "hourly",
                "",
                true,
                new Timing.Cron(hourly),
                ZoneOffset.UTC,
                List.of(),
                OnFailure.CONTINUE,
                overlap,
                catchUp,
                ClockChanges.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }
}
