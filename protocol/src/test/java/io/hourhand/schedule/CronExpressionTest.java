package io.hourhand.schedule;

import static io.hourhand.schedule.Cron.cron;
import static io.hourhand.schedule.Cron.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

    @Test
    void isEqualToWhatIsWrittenAlike() {
        assertEquals(cron("0 2 * * *"), cron("0 2 * * *"));
        assertNotEquals(cron("0 2 * * *"), cron("0  2 * * *"));
        assertEquals("0  2 * * MON", cron("0  2 * * MON").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            60 * * * *        | minute, character 1: "60" is out of range; allowed: 0 to 59
            0 24 * * *        | hour, character 3: "24" is out of range; allowed: 0 to 23
            0 0 0 * *         | day-of-month, character 5: "0" is out of range; allowed: 1 to 31
            0 0 * 13 *        | month, character 7: "13" is out of range; allowed: 1 to 12 or JAN to DEC
            0 0 * * 8         | day-of-week, character 9: "8" is out of range; allowed: 0 to 7 or SUN to SAT (0 and 7: Sunday)
            0 0 * * MOX       | day-of-week, character 9: "MOX" is not known; allowed: 0 to 7 or SUN to SAT (0 and 7: Sunday)
            0 22-2 * * *      | hour, character 3: "22-2" runs backwards; write it as two ranges; allowed: 0 to 23
            */0 * * * *       | minute, character 3: "0" is out of range; a step is 1 to 60
            */90 * * * *      | minute, character 3: "90" is out of range; a step is 1 to 60
            0 , * * *         | hour, character 3: "," is no number; allowed: 0 to 23
            0 1, * * *        | hour, character 5: something is missing; allowed: 0 to 23
            0 -1 * * *        | hour, character 3: "-1" is no number; allowed: 0 to 23
            ? 0 * * *         | minute, character 1: ? is allowed only in day-of-month and day-of-week; allowed: 0 to 59
            0 0 * * MON#6     | day-of-week, character 13: "6" is out of range; a number after # is 1 to 5
            0 0 15WL * *      | day-of-month, character 8: "L" is not understood; allowed: 1 to 31
            """)
    void aRefusalNamesFieldAndCharacterAndSaysWhatIsAllowed(String text, String message) {
        assertEquals(message, refusal(CronExpression.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 2 30 2 *", "0 0 31 4,6,9,11 *", "0 0 31W 2 *", "0 0 */32 * *"})
    @Tag("faults-row-52")
    void whatNeverFiresIsRefused(String text) {
        refusal(CronExpression.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 29 2 *", "0 0 31 * *", "0 0 30 2 1", "0 0 */28 2 0", "0 0 * 2 1#5", "0 0 L-28 2 *"})
    @Tag("faults-row-52")
    void whatFiresSeldomIsAccepted(String text) {
        cron(text);
    }

    @Test
    void otherNumbersOfFieldsAreRefusedWithAHint() {
        assertEquals(
                "character 11: six fields; a cron expression has five: minute hour day-of-month month day-of-week; there"
                        + " is no field for seconds or years, leave it out",
                refusal(CronExpression.parse("0 0 2 * * *")));
        assertEquals(
                "the expression is empty; a cron expression has five: minute hour day-of-month month day-of-week",
                refusal(CronExpression.parse("  ")));
        assertEquals(
                "character 1: a zone cannot stand in the expression; it belongs in timeZone",
                refusal(CronExpression.parse("CRON_TZ=UTC 0 2 * * *")));
        refusal(CronExpression.parse("@reboot"));
        refusal(CronExpression.parse("@every 5m"));
    }
}
