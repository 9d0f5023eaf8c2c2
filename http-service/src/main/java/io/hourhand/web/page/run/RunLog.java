package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.run.LogStore.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A stretch of a run's output.
 *
 * @param first the number of its first line
 * @param last the number of its last line; where a stream goes on
 * @param atEnd whether it ends where the log ends
 * @param offset of the zone in which its times are, in seconds
 */
public record RunLog(List<Shown> lines, long first, long last, boolean atEnd, int offset) {

    /** So many lines are on a page. */
    public static final int WINDOW = 500;

    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);

    /**
     * One line.
     *
     * @param job the name of the job that begins to speak here
     */
    public record Shown(long seq, String at, Optional<String> job, String text) {}

    /**
     * What stands after a line.
     *
     * @param end the number of the log's last line
     */
    static RunLog of(List<Line> lines, Map<UUID, String> names, ZoneId zone, Instant now, long after, long end) {
        List<Shown> shown = new ArrayList<>();
        Optional<UUID> speaker = Optional.empty();
        for (Line line : lines) {
            boolean other = !Objects.equals(speaker, Optional.of(line.jobExecutionId()));
            speaker = Optional.of(line.jobExecutionId());
            shown.add(new Shown(
                    line.seq(),
                    CLOCK.format(line.at().atZone(zone)),
                    speaker.filter(job -> other).map(job -> names.getOrDefault(job, say("run.log.other-job"))),
                    LogText.line(line.text())));
        }
        long last = lines.isEmpty() ? Math.min(after, end) : lines.getLast().seq();
        long first = lines.isEmpty() ? last + 1 : lines.getFirst().seq();
        return new RunLog(
                shown, first, last, last >= end, zone.getRules().getOffset(now).getTotalSeconds());
    }

    public boolean hasEarlier() {
        return first > 1;
    }

    /** Where the stretch before this one begins. */
    public long earlier() {
        return Math.max(1, first - WINDOW);
    }
}
