package io.hourhand.web.page.crontab;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.ZoneNames;
import io.hourhand.text.Beginning;
import io.hourhand.web.page.crontab.CrontabLine.Setting;
import io.hourhand.web.page.crontab.CrontabLine.Wrong;
import io.hourhand.web.page.text.NextTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A crontab that is pasted, and what would come of it.
 *
 * @param forbidden why there can be no command jobs here
 * @param looked whether somebody asked what would come of it
 * @param errors what is wrong with the fields beside the text, by their names
 * @param plan names what is shown, so that nothing else is made
 */
public record ImportPage(
        Optional<String> forbidden,
        ImportForm form,
        boolean looked,
        List<Row> rows,
        List<Note> settings,
        List<Bad> wrong,
        Map<String, String> errors,
        String plan) {

    private static final int SHOWN = 50;

    /** A schedule that a line would become. */
    public record Row(
            int number, String name, String words, String raw, String zone, List<NextTime> next, String command) {}

    /** A setting, and what becomes of it. */
    public record Note(int number, String name, boolean ignored, String effect) {

        static Note of(Setting setting) {
            return new Note(setting.number(), setting.name(), setting.ignored(), setting.effect());
        }
    }

    /**
     * A line that is left out.
     *
     * @param mark blanks up to the character that is wrong
     */
    public record Bad(int number, String text, String mark, int column, String message) {

        private static final int LONGEST = 300;

        static Bad of(Wrong wrong) {
            boolean near = wrong.column() <= LONGEST;
            return new Bad(
                    wrong.number(),
                    Beginning.shown(wrong.text(), LONGEST),
                    near ? " ".repeat(wrong.column() - 1) + "^" : "",
                    wrong.column(),
                    wrong.message());
        }
    }

    /** As many of the lines as anybody reads: a log that is pasted by mistake is wrong in each. */
    public List<Bad> shownWrong() {
        return wrong.stream().limit(SHOWN).toList();
    }

    public List<Note> shownSettings() {
        return settings.stream().limit(SHOWN).toList();
    }

    /** What is said instead of the others, of so many; empty where there are none. */
    public static Optional<String> more(int count) {
        return count <= SHOWN ? Optional.empty() : Optional.of(say("word.more", count - SHOWN));
    }

    public Optional<String> error(String field) {
        return Optional.ofNullable(errors.get(field))
                .map(message -> Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
    }

    public static List<String> zones() {
        return ZoneNames.all();
    }
}
