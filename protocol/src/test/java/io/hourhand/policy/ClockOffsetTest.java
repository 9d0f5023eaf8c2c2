package io.hourhand.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.policy.ClockOffset.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("faults-row-48")
class ClockOffsetTest {

    private static final Instant ASKED = Instant.parse("2026-11-24T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0, FINE",
        "9999, 0, FINE",
        "10000, 0, WARN",
        "-10000, 0, WARN",
        "30000, 20, WARN",
        "59999, 0, WARN",
        "60000, 0, START_NOTHING",
        "-60000, 0, START_NOTHING",
        "60004, 8, START_NOTHING",
        // What may be the way alone is held against nobody.
        "60003, 8, WARN",
        "10002, 6, FINE",
        "2500, 5000, FINE",
        "61000, 5000, WARN",
        "-61000, 5000, WARN",
    })
    void isJudgedByWhatIsCertain(long aheadMs, long roundTripMs, Verdict verdict) {
        Instant heard = ASKED.plusMillis(roundTripMs);
        Instant answer = ASKED.plusMillis(roundTripMs / 2 + aheadMs);
        ClockOffset offset = ClockOffset.measured(ASKED, heard, answer);
        assertEquals(Duration.ofMillis(aheadMs), offset.ahead());
        assertEquals(Duration.ofMillis(roundTripMs).dividedBy(2), offset.error());
        assertEquals(verdict, offset.verdict());
        assertEquals(verdict == Verdict.FINE, offset.complaint().isEmpty());
    }

    @Test
    void anAnswerThatTookLongTellsLittleWhereverOnTheWayItWasMade() {
        Instant heard = ASKED.plusSeconds(18);
        assertEquals(Verdict.FINE, ClockOffset.measured(ASKED, heard, ASKED).verdict());
        assertEquals(Verdict.FINE, ClockOffset.measured(ASKED, heard, heard).verdict());
    }

    @Test
    void aClockThatIsSetWhileTheAnswerIsOnItsWayIsJudgedByTheNextOne() {
        assertEquals(
                Verdict.FINE,
                ClockOffset.measured(ASKED, ASKED.minusSeconds(7_200), ASKED).verdict());
        assertEquals(
                Verdict.FINE,
                ClockOffset.measured(ASKED, ASKED.plusSeconds(7_200), ASKED).verdict());
    }

    @Test
    void wordsSayWhichClockWhatThatDoesAndWhatToDo() {
        assertEquals(
                Optional.of("The daemon's clock is 30 s behind the database's. Schedules start that much too late."
                        + " Set the clock of the daemon's machine, or of the database's."),
                new ClockOffset(Duration.ofSeconds(30), Duration.ZERO).complaint());
        String ahead = new ClockOffset(Duration.ofSeconds(-75), Duration.ZERO)
                .complaint()
                .orElseThrow();
        assertTrue(ahead.startsWith("The daemon's clock is 75 s ahead of the database's. Nothing new starts"), ahead);
    }
}
