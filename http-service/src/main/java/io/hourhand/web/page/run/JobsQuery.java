package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.JobStatus;
import io.hourhand.store.history.JobListing.Filter;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.Query;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a reader looks for among the jobs, as the address of the page has it.
 *
 * @param window how far back, one of {@link #WINDOWS}
 * @param after a date and time in the zone that the page is in, instead of a window
 * @param before a date and time in the same zone
 * @param longer how long a job took at the least, one of {@link #LENGTHS}
 * @param schedule a part of the name of its schedule
 */
public record JobsQuery(
        Optional<String> name,
        Optional<JobStatus> status,
        String window,
        Optional<LocalDateTime> after,
        Optional<LocalDateTime> before,
        String longer,
        Optional<String> schedule) {

    /** The ways to look back. */
    public static final List<String> WINDOWS = List.of("", "1h", "24h", "7d", "30d");

    /** The ways to look for long ones. */
    public static final List<String> LENGTHS = List.of("", "1s", "10s", "1m", "10m", "1h");

    static JobsQuery of(Query query) {
        return new JobsQuery(
                query.text("name").map(String::strip).filter(text -> !text.isEmpty()),
                query.text("status").flatMap(JobsQuery::status),
                query.text("since").filter(WINDOWS::contains).orElse(""),
                query.text("after").flatMap(JobsQuery::local),
                query.text("before").flatMap(JobsQuery::local),
                query.text("longer").filter(LENGTHS::contains).orElse(""),
                query.text("schedule").map(String::strip).filter(text -> !text.isEmpty()));
    }

    /** @param named finds the runs of schedules by a part of their name */
    Filter filter(Times times, Function<String, List<UUID>> named) {
        return new Filter(
                name,
                status,
                after.map(local -> instant(local, times))
                        .or(() -> length(window).map(times.now()::minus)),
                before.map(local -> instant(local, times)),
                length(longer),
                schedule.map(named));
    }

    public boolean narrow() {
        return name.isPresent() || status.isPresent() || timed() || !longer.isEmpty() || schedule.isPresent();
    }

    /** Whether its times are a date and time of its own. */
    public boolean dated() {
        return after.isPresent() || before.isPresent();
    }

    /** Its date and time in words, or the offer to choose them. */
    public String dates() {
        Optional<String> from = after.map(JobsQuery::plain);
        Optional<String> until = before.map(JobsQuery::plain);
        return from.flatMap(start -> until.map(end -> say("jobs.dates.between", start, end)))
                .or(() -> from.map(start -> say("jobs.dates.from", start)))
                .or(() -> until.map(end -> say("jobs.dates.until", end)))
                .orElseGet(() -> say("jobs.dates"));
    }

    private static String plain(LocalDateTime local) {
        return local.toString().replace('T', ' ');
    }

    private boolean timed() {
        return dated() || !window.isEmpty();
    }

    JobsQuery in(Optional<JobStatus> other) {
        return new JobsQuery(name, other, window, after, before, longer, schedule);
    }

    JobsQuery named(String other) {
        return new JobsQuery(Optional.of(other), status, window, after, before, longer, schedule);
    }

    String address() {
        return address("", "");
    }

    String address(String edge, String id) {
        String query = status.map(word -> "&status=" + word(word)).orElse("")
                + name.map(text -> "&name=" + Form.encode(text)).orElse("")
                + (window.isEmpty() ? "" : "&since=" + window)
                + after.map(local -> "&after=" + Form.encode(local.toString())).orElse("")
                + before.map(local -> "&before=" + Form.encode(local.toString()))
                        .orElse("")
                + (longer.isEmpty() ? "" : "&longer=" + longer)
                + schedule.map(text -> "&schedule=" + Form.encode(text)).orElse("")
                + (edge.isEmpty() ? "" : "&" + edge + "=" + id);
        return "/admin/jobs" + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    /** Where all runs of the list that failed may be done again. */
    String retryAll() {
        return address("all", "yes").replaceFirst("^/admin/jobs", "/admin/jobs/retry");
    }

    /** What stands in the address, field by field. */
    public Map<String, String> fields() {
        return Form.parse(address().replaceFirst("^[^?]*\\??", "")).fields();
    }

    /** Where the whole list is to be had as a file. */
    String export(String format, Filter filter) {
        return "/api/v1/jobs/export?format=" + format
                + status.map(word -> "&status=" + word).orElse("")
                + name.map(text -> "&name=" + Form.encode(text)).orElse("")
                + filter.since().map(instant -> "&from=" + instant).orElse("")
                + filter.until().map(instant -> "&to=" + instant).orElse("")
                + filter.longer().map(length -> "&longer=" + length).orElse("")
                + schedule.map(text -> "&schedule=" + Form.encode(text)).orElse("");
    }

    public static String word(JobStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    public static String windowWords(String window) {
        if (window.isEmpty()) {
            return say("jobs.since.any");
        }
        return window.endsWith("h") ? say("jobs.since.hours", number(window)) : say("jobs.since.days", number(window));
    }

    public static String lengthWords(String length) {
        if (length.isEmpty()) {
            return say("jobs.longer.any");
        }
        long number = number(length);
        return switch (length.charAt(length.length() - 1)) {
            case 's' -> say("jobs.longer.seconds", number);
            case 'm' -> say("jobs.longer.minutes", number);
            default -> say("jobs.longer.hours", number);
        };
    }

    private static Optional<Duration> length(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        long number = number(text);
        return Optional.of(
                switch (text.charAt(text.length() - 1)) {
                    case 's' -> Duration.ofSeconds(number);
                    case 'm' -> Duration.ofMinutes(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    private static long number(String text) {
        return Long.parseLong(text.substring(0, text.length() - 1));
    }

    private static Instant instant(LocalDateTime local, Times times) {
        return local.atZone(times.zone().of(ZoneOffset.UTC)).toInstant();
    }

    private static Optional<JobStatus> status(String word) {
        return Arrays.stream(JobStatus.values())
                .filter(status -> word(status).equalsIgnoreCase(word))
                .findFirst();
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
