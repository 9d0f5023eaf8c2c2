package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void aPulseEachSecondIsOneWatch() {
        Watch watch = Watch.begins(START, Optional.empty());
        for (int second = 1; second <= 3_600; second++) {
            watch = watch.seen(START.plusSeconds(second));
        }
        assertEquals(START, watch.since());
    }

    @Test
    void aStretchWithoutAPulseIsABreakAndIsTold() {
        Instant back = START.plus(Duration.ofMinutes(20));
        Watch watch = Watch.begins(START, Optional.empty()).seen(back);
        assertEquals(back, watch.since());
        assertEquals("nothing could start from 2026-11-24T02:00:00Z to 2026-11-24T02:20:00Z", watch.absence());
    }

    @Test
    void aBreakThatSomebodyWantedSaysWhoAndWhyUntilTheNextOne() {
        Instant back = START.plus(Duration.ofMinutes(20));
        Watch watch = Watch.begins(START, Optional.empty())
                .seen(back, Optional.of("the daemon was drained by ada: new disks"))
                .seen(back.plusSeconds(1));
        assertEquals(
                "nothing could start from 2026-11-24T02:00:00Z to 2026-11-24T02:20:00Z, as the daemon was drained by ada:"
                        + " new disks",
                watch.absence());
        assertFalse(watch.seen(back.plusSeconds(60)).absence().contains("ada"));
    }

    @Test
    void aDrainDuringWhichADaemonIsStartedIsOneBreakFromItsBeginning() {
        Instant started = START.plus(Duration.ofHours(2));
        Instant resumed = START.plus(Duration.ofHours(3));
        Optional<String> why = Optional.of("the daemon was drained by ada: new disks");
        Watch watch = Watch.beginsDrained(started, Optional.of(started.minusSeconds(30)), START);
        assertEquals(
                "nothing could start from 2026-11-24T02:00:00Z to 2026-11-24T05:00:00Z, as the daemon was drained by ada:"
                        + " new disks",
                watch.seen(resumed, why).absence());
        assertEquals(resumed, watch.seen(resumed, why).since());
        // One that was drained while it was down has been away since then.
        Watch down = Watch.beginsDrained(started, Optional.of(START.minusSeconds(600)), START);
        assertTrue(down.seen(resumed, why).absence().startsWith("nothing could start from 2026-11-24T01:50:00Z to"));
    }

    @Test
    void aShortStretchIsOnlyLate() {
        assertEquals(
                START,
                Watch.begins(START, Optional.empty())
                        .seen(START.plus(Watch.BREAK))
                        .since());
    }

    @Test
    @Tag("faults-row-47")
    void aClockThatWasSetBackBreaksNothingAndLeavesNoSlotBehind() {
        Instant back = START.minus(Duration.ofHours(2));
        Watch watch = Watch.begins(START, Optional.empty()).seen(back);
        assertEquals(back, watch.since());
        assertEquals(back, watch.seen(back.plusSeconds(1)).since());
    }

    @Test
    void theFirstDaemonOfAllSaysThatThereWasNone() {
        assertEquals(
                "no daemon was in charge until 2026-11-24T02:00:00Z",
                Watch.begins(START, Optional.empty()).absence());
    }
}
