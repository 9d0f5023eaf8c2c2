package io.hourhand.web.page.run;

import io.hourhand.run.JobStatus;
import io.hourhand.store.history.JobListing;
import io.hourhand.store.history.JobListing.Filter;
import io.hourhand.store.history.JobListing.Line;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.Times;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The history of jobs.
 *
 * @param window how far back, as the address has it
 * @param newer how many came after the first one shown
 * @param top the first one shown: a page that looks again begins there
 * @param similar names that begin like the one that was looked for
 */
public record JobsPage(
        List<Item> items,
        Map<JobStatus, Long> counts,
        Filter filter,
        String window,
        long newer,
        Optional<UUID> top,
        Optional<String> previous,
        Optional<String> next,
        List<String> similar) {

    /** One attempt at a job. */
    public record Item(
            UUID id,
            UUID runId,
            int position,
            String name,
            UUID scheduleId,
            String schedule,
            Look look,
            int attempt,
            Optional<Moment> started,
            Optional<String> took,
            Optional<String> error) {

        static Item of(Line line, Times times) {
            ZoneId zone = line.timeZone().map(ZoneId::of).orElse(ZoneOffset.UTC);
            return new Item(
                    line.id(),
                    line.runId(),
                    line.position(),
                    line.name(),
                    line.scheduleId(),
                    line.scheduleName(),
                    Look.of(line.status()),
                    line.attempt(),
                    line.startedAt().map(start -> times.minute(start, zone)),
                    line.durationMs().map(Duration::ofMillis).map(Lengths::exact),
                    line.error().map(LogText::firstLine).filter(text -> !text.isEmpty()));
        }
    }

    /** The ways to look back. */
    public static final List<String> WINDOWS = List.of("", "24h", "7d", "30d");

    public static String windowWords(String window) {
        return switch (window) {
            case "24h" -> "Last 24 hours";
            case "7d" -> "Last 7 days";
            case "30d" -> "Last 30 days";
            default -> "All time";
        };
    }

    static Optional<Duration> length(String window) {
        return switch (window) {
            case "24h" -> Optional.of(Duration.ofHours(24));
            case "7d" -> Optional.of(Duration.ofDays(7));
            case "30d" -> Optional.of(Duration.ofDays(30));
            default -> Optional.empty();
        };
    }

    static String address(Optional<String> name, Optional<JobStatus> status, String window, String edge, String id) {
        String query = status.map(word -> "&status=" + word(word)).orElse("")
                + name.map(text -> "&name=" + Form.encode(text)).orElse("")
                + (window.isEmpty() ? "" : "&since=" + window)
                + (edge.isEmpty() ? "" : "&" + edge + "=" + id);
        return "/admin/jobs" + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    public String tab(Optional<JobStatus> status) {
        return address(filter.name(), status, window, "", "");
    }

    public String named(String name) {
        return address(Optional.of(name), filter.status(), window, "", "");
    }

    /** This page again, beginning where it begins now. */
    public String again() {
        return top.map(id -> address(filter.name(), filter.status(), window, "from", id.toString()))
                .orElseGet(() -> tab(filter.status()));
    }

    public static String word(JobStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    public String count(JobStatus status) {
        long found = counts.getOrDefault(status, 0L);
        return found > JobListing.MOST_COUNTED ? "10,000+" : String.format(Locale.ENGLISH, "%,d", found);
    }

    /** The states in the order in which people ask for them. */
    public static List<JobStatus> states() {
        return List.of(
                JobStatus.RUNNING,
                JobStatus.FAILED,
                JobStatus.TIMED_OUT,
                JobStatus.INTERRUPTED,
                JobStatus.SUCCEEDED,
                JobStatus.PENDING,
                JobStatus.SKIPPED,
                JobStatus.CANCELLED);
    }

    public boolean filtered() {
        return filter.name().isPresent() || filter.status().isPresent() || !window.isEmpty();
    }
}
