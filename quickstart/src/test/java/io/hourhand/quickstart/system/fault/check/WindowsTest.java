package io.hourhand.quickstart.system.fault.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge itself: it must see what is missing and what is too much. */
final class WindowsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aStartInEachWindowIsAllThatIsAsked() {
        assertEquals(new Windows(List.of(), List.of()), match(List.of(0, 10, 20), List.of(1, 10, 79)));
    }

    @Test
    void aWindowWithoutAStartWasMissed() {
        assertEquals(new Windows(List.of(at(10)), List.of()), match(List.of(0, 10), List.of(1)));
        assertEquals(new Windows(List.of(at(0)), List.of(at(61))), match(List.of(0), List.of(61)));
    }

    @Test
    void aStartWithoutAWindowIsExtra() {
        assertEquals(new Windows(List.of(), List.of(at(2))), match(List.of(0), List.of(1, 2)));
        assertEquals(new Windows(List.of(), List.of(at(1))), match(List.of(0), List.of(1, 1)));
    }

    @Test
    void aStartBeforeItsWindowDoesNotCount() {
        assertEquals(new Windows(List.of(at(10)), List.of(at(9))), match(List.of(10), List.of(9)));
    }

    private static Windows match(List<Integer> due, List<Integer> starts) {
        return Windows.match(
                due.stream().map(WindowsTest::at).toList(),
                starts.stream().map(WindowsTest::at).toList(),
                MINUTE);
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
