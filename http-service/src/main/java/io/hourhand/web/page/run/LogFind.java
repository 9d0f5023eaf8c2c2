package io.hourhand.web.page.run;

import io.hourhand.store.run.LogSearch.Found;
import io.hourhand.store.run.LogStore.Line;
import io.hourhand.text.Beginning;
import io.hourhand.text.PlainText;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.text.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines out of all of a run's output that hold a text.
 *
 * @param text what is looked for
 * @param from the number of the first line that was looked at
 * @param end the number of the log's last line
 */
public record LogFind(String text, List<Hit> hits, Found found, long from, long end) {

    /** So many lines are on a page. */
    public static final int LINES = 100;

    private static final int WIDEST = 1_000;
    private static final int LEAD = 200;
    private static final int CONTEXT = 50;

    /**
     * A line, with the place at which it holds the text.
     *
     * @param job the name of the job that says it
     */
    public record Hit(long seq, String at, String job, String before, String mark, String after) {

        /** From where a page shows it with what stands before it. */
        public long context() {
            return Math.max(1, seq - CONTEXT);
        }
    }

    static LogFind of(String text, Found found, Map<UUID, String> names, ZoneId zone, long after, long end) {
        Pattern wanted = Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        Function<Line, Hit> hit = line -> hit(line, wanted, names, zone);
        return new LogFind(
                text, found.lines().stream().map(hit).toList(), found, after + 1, Math.max(end, found.last()));
    }

    private static Hit hit(Line line, Pattern wanted, Map<UUID, String> names, ZoneId zone) {
        String shown = PlainText.of(line.text());
        Matcher place = wanted.matcher(shown);
        // Some letters are as long as two in the other case: such a line is shown without a mark.
        boolean there = place.find();
        int start = there ? place.start() : 0;
        int end = there ? place.end() : 0;
        return new Hit(
                line.seq(),
                RunLog.CLOCK.format(line.at().atZone(zone)),
                names.getOrDefault(line.jobExecutionId(), Texts.say("run.log.other-job")),
                before(shown, start),
                shown.substring(start, end),
                Beginning.shown(shown.substring(end), WIDEST));
    }

    private static String before(String line, int end) {
        if (end <= WIDEST) {
            return line.substring(0, end);
        }
        int start = end - LEAD;
        return "… " + line.substring(Character.isLowSurrogate(line.charAt(start)) ? start + 1 : start, end);
    }

    /** The number of the last line that was looked at. */
    public long to() {
        return Math.max(from, found.last());
    }

    /** Whether all of the log was looked at. */
    public boolean whole() {
        return from == 1 && found.atEnd();
    }

    /** Whether some of the lines are on a page after this one. */
    public boolean more() {
        return found.count() > hits.size();
    }

    /** The question of the page after this one. */
    public Optional<String> next() {
        return found.next().map(last -> "?find=" + Form.encode(text) + "&after=" + last);
    }
}
