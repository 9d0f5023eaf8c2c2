package io.hourhand.schedule;

import static io.hourhand.schedule.Cron.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"P1D,P1D", "PT24H,P1D", "P1W,P7D", "P1DT2H,PT26H", "PT0S,PT0S", "PT0.5S,PT0.5S", "pt5m,PT5M"})
    void readsAndWritesIso8601(String text, String written) {
        assertEquals(Parsed.valid(written), Durations.parse(text).map(Durations::text));
        assertEquals(Durations.parse(text), Durations.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "P", "PT", "P1DT", "5m", "P1Y", "-PT1S", "PT-1S", "P3651D", "PT9999999999999999999999H"})
    void refusesTheRest(String text) {
        refusal(Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 59, 60, 3600, 86_399, 86_400, 90_000})
    void whatIsWrittenReadsTheSame(int seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        assertEquals(Parsed.valid(duration), Durations.parse(Durations.text(duration)));
    }
}
