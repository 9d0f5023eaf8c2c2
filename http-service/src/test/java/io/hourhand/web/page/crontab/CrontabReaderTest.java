package io.hourhand.web.page.crontab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.web.page.crontab.CrontabLine.Entry;
import io.hourhand.web.page.crontab.CrontabLine.Setting;
import io.hourhand.web.page.crontab.CrontabLine.Variable;
import io.hourhand.web.page.crontab.CrontabLine.Wrong;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrontabReaderTest {

    @Test
    void aLineIsATimeAndACommandWithTheCommentAboveItAsItsNote() {
        Entry entry = entry("# Saves all\n\t30  2 * *\tmon-fri   /usr/bin/backup --all 2>&1 | logger", 0);
        assertEquals("30 2 * * mon-fri", entry.timing());
        assertEquals("/usr/bin/backup --all 2>&1 | logger", entry.command());
        assertEquals("Saves all", entry.note());
        assertEquals(2, entry.number());
    }

    @Test
    void namesOfTimesAreTakenAndAPercentSignThatIsEscapedIsPlain() {
        Entry entry = entry("@daily date +\\%F\r\n", 0);
        assertEquals("@daily", entry.timing());
        assertEquals("date +%F", entry.command());
    }

    @Test
    void settingsHoldForTheLinesAfterThem() {
        List<CrontabLine> lines = CrontabReader.read("""
                @hourly first
                PATH = "/opt/bin:/bin"
                CRON_TZ=Europe/Berlin
                SHELL=/bin/bash
                RANDOM_DELAY=10
                A=b=c
                @hourly second
                """);
        Entry first = assertInstanceOf(Entry.class, lines.getFirst());
        assertEquals(List.of(), first.environment());
        assertEquals("/bin/sh", first.shell());
        assertEquals("", first.zone());
        Entry second = assertInstanceOf(Entry.class, lines.getLast());
        assertEquals(List.of(new Variable("PATH", "/opt/bin:/bin"), new Variable("A", "b=c")), second.environment());
        assertEquals("/bin/bash", second.shell());
        assertEquals("Europe/Berlin", second.zone());
        assertEquals(10, second.delay());
    }

    @Test
    void linesUpToTheNextSettingShareWhatIsGivenToThem() {
        List<CrontabLine> lines = CrontabReader.read("A=b\n@hourly first\n@hourly second\n");
        assertSame(
                assertInstanceOf(Entry.class, lines.get(1)).environment(),
                assertInstanceOf(Entry.class, lines.get(2)).environment());
    }

    @ParameterizedTest
    @CsvSource({"MAILTO=ops@example.org, true", "MAILTO=\"\", true", "LOGNAME=root, true", "HOME=/srv, false"})
    void eachSettingIsToldWhatBecomesOfIt(String line, boolean ignored) {
        assertEquals(
                ignored,
                assertInstanceOf(Setting.class, CrontabReader.read(line).getFirst())
                        .ignored());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61 2 * * * x | 1 | minute",
                "0 2 * 13 * x | 7 | month",
                "0  25 * * * x | 4 | hour",
                "0 2 * * * | 10 | no command",
                "0 2 * * | 8 | ends too soon",
                "@reboot x | 1 | no time",
                "@never x | 1 | there are only",
                "@daily mail -s %x | 16 | input",
                "CRON_TZ=Mars/Base | 9 | Mars",
                "RANDOM_DELAY=soon | 14 | minutes",
                "nonsense | 9 | ends too soon"
            })
    void whatCannotBeReadIsToldWithItsPlace(String line, int column, String words) {
        Wrong wrong = assertInstanceOf(Wrong.class, CrontabReader.read(line).getFirst());
        assertTrue(wrong.message().contains(words), wrong.message());
        assertEquals(column, wrong.column(), wrong.message());
    }

    @Test
    void aCommandIsCalledByItsProgramAndNoTwoHaveOneName() {
        assertEquals("backup.sh --all", CommandName.of("/usr/local/bin/backup.sh  --all"));
        assertEquals("x".repeat(79) + "…", CommandName.of("/" + "x".repeat(200)));
        assertEquals("a 3", CommandName.free("a", List.of("a", "a 2")::contains));
    }

    private static Entry entry(String text, int line) {
        return assertInstanceOf(Entry.class, CrontabReader.read(text).get(line));
    }
}
