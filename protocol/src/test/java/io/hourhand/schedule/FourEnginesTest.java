package io.hourhand.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clock changes at which Quartz, cron-utils, Spring and JobRunr were measured, and gave four different answers: lost days,
 * doubled runs, holes of 90 minutes. Here is what Debian's cron does, and the same for harder zones.
 */
class FourEnginesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # zone              | day        | expression     | fires
            Europe/Paris        | 2026-03-29 | 30 2 * * *     | 03:00+02:00
            Europe/Paris        | 2026-03-29 | 0 1-5/2 * * *  | 01:00+01:00 03:00+02:00 05:00+02:00
            Europe/Paris        | 2026-03-29 | 0 */8 * * *    | 00:00+01:00 08:00+02:00 16:00+02:00
            Europe/Paris        | 2026-03-29 | 0 */2 * * *    | 00:00+01:00 04:00+02:00 06:00+02:00 08:00+02:00 10:00+02:00 12:00+02:00 14:00+02:00 16:00+02:00 18:00+02:00 20:00+02:00 22:00+02:00
            Europe/Paris        | 2026-10-25 | 30 2 * * *     | 02:30+02:00
            Europe/Paris        | 2026-10-25 | */30 1-3 * * * | 01:00+02:00 01:30+02:00 02:00+02:00 02:30+02:00 02:00+01:00 02:30+01:00 03:00+01:00 03:30+01:00
            Africa/Cairo        | 2026-04-24 | 0 0 * * *      | 01:00+03:00
            Africa/Cairo        | 2026-10-29 | 30 23 * * *    | 23:30+03:00
            America/Havana      | 2026-03-08 | 15 0 * * *     | 01:00-04:00
            America/Havana      | 2026-11-01 | 30 0 * * *     | 00:30-04:00
            Australia/Lord_Howe | 2026-10-04 | 15 2 * * *     | 02:30+11:00
            Australia/Lord_Howe | 2026-04-05 | 45 1 * * *     | 01:45+11:00
            Pacific/Apia        | 2011-12-30 | 0 9 * * *      |
            Pacific/Apia        | 2011-12-31 | 0 9 * * *      | 00:00+14:00 09:00+14:00
            """)
    void haveOneRightAnswer(String zone, String day, String expression, String fires) {
        assertEquals(
                Optional.ofNullable(fires).orElse(""), String.join(" ", Cron.on(day, Cron.firings(expression, zone))));
    }
}
