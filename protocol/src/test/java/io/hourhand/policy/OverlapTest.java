package io.hourhand.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverlapTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final Busy RUNNING = new Busy(List.of(FIRST), List.of());
    private static final Busy RUNNING_AND_WAITING = new Busy(List.of(FIRST), List.of(SECOND));

    @ParameterizedTest
    @EnumSource
    void anIdleScheduleStartsUnderEachRule(Overlap rule) {
        for (Cause cause : Cause.values()) {
            assertEquals(new OverlapDecision.Start(), rule.decide(Busy.IDLE, cause));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "MANUAL", "RETRY"})
    void aSlotARunNowAndARetryObeyTheRule(Cause cause) {
        assertEquals(
                new OverlapDecision.Skip(SlotReason.OVERLAP, Optional.of(FIRST)), Overlap.SKIP.decide(RUNNING, cause));
        assertEquals(new OverlapDecision.Queue(), Overlap.QUEUE_ONE.decide(RUNNING, cause));
        assertEquals(
                new OverlapDecision.Skip(SlotReason.QUEUE_FULL, Optional.of(SECOND)),
                Overlap.QUEUE_ONE.decide(RUNNING_AND_WAITING, cause));
        assertEquals(new OverlapDecision.Queue(), Overlap.QUEUE_ALL.decide(RUNNING_AND_WAITING, cause));
        assertEquals(
                new OverlapDecision.CancelThenStart(List.of(FIRST, SECOND)),
                Overlap.CANCEL_RUNNING.decide(RUNNING_AND_WAITING, cause));
        assertEquals(new OverlapDecision.Start(), Overlap.ALLOW.decide(RUNNING_AND_WAITING, cause));
    }

    @Test
    void theRunsOfACatchUpWaitForEachOther() {
        for (Overlap rule : List.of(Overlap.SKIP, Overlap.QUEUE_ONE, Overlap.QUEUE_ALL, Overlap.CANCEL_RUNNING)) {
            assertEquals(new OverlapDecision.Queue(), rule.decide(RUNNING_AND_WAITING, Cause.CATCH_UP));
        }
        assertEquals(new OverlapDecision.Start(), Overlap.ALLOW.decide(RUNNING_AND_WAITING, Cause.CATCH_UP));
    }

    @ParameterizedTest
    @EnumSource
    void aBackfillKeepsItsOrder(Overlap rule) {
        assertEquals(new OverlapDecision.Queue(), rule.decide(RUNNING, Cause.BACKFILL));
    }
}
