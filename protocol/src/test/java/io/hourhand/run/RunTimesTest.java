package io.hourhand.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunTimesTest {

    private static final long SEED = 39;

    @Test
    void theNearestRankIsATimeThatARunTook() {
        RunTimes five = of(15, 20, 35, 40, 50);
        assertEquals(seconds(35), five.percentile(50));
        assertEquals(seconds(50), five.percentile(95));
        assertEquals(seconds(15), five.percentile(1));
        assertEquals(seconds(20), five.percentile(40));
        assertEquals(seconds(50), five.longest());
    }

    @Test
    void ofAHundredRunsEachPercentileIsTheOneOfThatRank() {
        RunTimes hundred = RunTimes.of(
                LongStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList());
        for (int percent = 1; percent <= 100; percent++) {
            assertEquals(seconds(percent), hundred.percentile(percent));
        }
    }

    @Test
    void ofNoRunsThereIsNone() {
        assertEquals(Optional.empty(), of().percentile(50));
        assertEquals(Optional.empty(), of().longest());
        assertThrows(IllegalArgumentException.class, () -> of(1).percentile(0));
        assertThrows(IllegalArgumentException.class, () -> of(1).percentile(101));
    }

    /** For any times and any percent: enough of them are not longer, and no shorter one of them would do. */
    @Test
    void atLeastSoManyPercentTookNoLongerAndNoShorterTimeWouldDo() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            List<Duration> times = random.longs(random.nextInt(1, 120), 0, 40)
                    .mapToObj(Duration::ofMillis)
                    .toList();
            int percent = random.nextInt(1, 101);
            Duration found = RunTimes.of(times).percentile(percent).orElseThrow();
            assertTrue(times.contains(found));
            long within =
                    times.stream().filter(time -> time.compareTo(found) <= 0).count();
            long shorter =
                    times.stream().filter(time -> time.compareTo(found) < 0).count();
            assertTrue(within * 100 >= (long) percent * times.size(), times + " " + percent);
            assertTrue(shorter * 100 < (long) percent * times.size(), times + " " + percent);
        }
    }

    private static RunTimes of(long... seconds) {
        return RunTimes.of(LongStream.of(seconds).mapToObj(Duration::ofSeconds).toList());
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }
}
