package io.hourhand.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.policy.ClockOffset.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        ClockReading reading = ClockReading.first(offset);
        assertEquals(verdict, reading.verdict());
        assertEquals(verdict == Verdict.FINE, reading.complaint().isEmpty());
    }

    @Test
    void anAnswerThatTookLongTellsLittleWhereverOnTheWayItWasMade() {
        Instant heard = ASKED.plusSeconds(18);
        assertEquals(Verdict.FINE, ClockOffset.measured(ASKED, heard, ASKED).verdict(Verdict.FINE));
        assertEquals(Verdict.FINE, ClockOffset.measured(ASKED, heard, heard).verdict(Verdict.FINE));
    }

    @Test
    void aClockThatIsSetWhileTheAnswerIsOnItsWayIsJudgedByTheNextOne() {
        assertEquals(
                Verdict.FINE,
                ClockOffset.measured(ASKED, ASKED.minusSeconds(7_200), ASKED).verdict(Verdict.FINE));
        assertEquals(
                Verdict.FINE,
                ClockOffset.measured(ASKED, ASKED.plusSeconds(7_200), ASKED).verdict(Verdict.FINE));
    }

    @ParameterizedTest
    @CsvSource({
        // Ten seconds are left between what stops and what starts again.
        "START_NOTHING, 59999, 0, START_NOTHING",
        "START_NOTHING, 50000, 0, START_NOTHING",
        "START_NOTHING, -50000, 0, START_NOTHING",
        "START_NOTHING, 49999, 0, WARN",
        "START_NOTHING, -49999, 0, WARN",
        "START_NOTHING, 0, 0, FINE",
        "WARN, 59999, 0, WARN",
        "WARN, 60000, 0, START_NOTHING",
        "FINE, 59999, 0, WARN",
        // A stop ends by what is certain.
        "START_NOTHING, 49000, 1998, WARN",
        "START_NOTHING, 49000, 2000, START_NOTHING",
        "START_NOTHING, 0, 40000, FINE",
        // And two seconds between a warning and none.
        "WARN, 9999, 0, WARN",
        "WARN, 8000, 0, WARN",
        "WARN, 7999, 0, FINE",
        "FINE, 9999, 0, FINE",
        "START_NOTHING, 8000, 0, WARN",
        // What may be the way alone ends a warning, or no warning would end on a slow link.
        "WARN, 9000, 4000, FINE",
    })
    void isJudgedByWhatFollowedFromTheOneBefore(Verdict before, long aheadMs, long roundTripMs, Verdict verdict) {
        Instant answer = ASKED.plusMillis(roundTripMs / 2 + aheadMs);
        assertEquals(
                verdict,
                ClockOffset.measured(ASKED, ASKED.plusMillis(roundTripMs), answer)
                        .verdict(before));
    }

    @Test
    void aClockThatHoversAtAMinuteStopsTheDaemonOnceAndNotWithEachHeartbeat() {
        Optional<ClockReading> last = Optional.empty();
        List<Verdict> changes = new ArrayList<>();
        for (int ms : List.of(59_990, 60_010, 59_990, 60_010, 59_980, 55_000, 60_020, 49_990, 50_010, 59_990)) {
            ClockReading next = ClockReading.after(last, new ClockOffset(Duration.ofMillis(ms), Duration.ZERO));
            if (last.map(ClockReading::verdict).filter(next.verdict()::equals).isEmpty()) {
                changes.add(next.verdict());
            }
            last = Optional.of(next);
        }
        assertEquals(List.of(Verdict.WARN, Verdict.START_NOTHING, Verdict.WARN), changes);
    }

    @Test
    void aComparisonThatTellsNothingEndsNoStop() {
        Instant setBack = ASKED.minusSeconds(7_200);
        assertEquals(
                Verdict.START_NOTHING,
                ClockOffset.measured(ASKED, setBack, ASKED).verdict(Verdict.START_NOTHING));
    }

    @Test
    void wordsSayWhichClockWhatThatDoesAndWhatToDo() {
        assertEquals(
                Optional.of("The daemon's clock is 30 s behind the database's. Schedules start that much too late."
                        + " Set the clock of the daemon's machine, or of the database's."),
                reading(Duration.ofSeconds(30)).complaint());
        String ahead = reading(Duration.ofSeconds(-75)).complaint().orElseThrow();
        assertTrue(
                ahead.startsWith("The daemon's clock is 75 s ahead of the database's."
                        + " Nothing new starts until they are less than 50 s apart."),
                ahead);
    }

    private static ClockReading reading(Duration ahead) {
        return ClockReading.first(new ClockOffset(ahead, Duration.ZERO));
    }
}
