package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.JobListing;
import io.hourhand.store.history.JobListing.Counts;
import io.hourhand.store.history.JobListing.Line;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.page.text.Times;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The history of jobs.
 *
 * @param zone in which the dates of the query are
 * @param newer how many came after the first one shown
 * @param top the first one shown: a page that looks again begins there
 * @param similar names that begin like the one that was looked for
 * @param retryAll where all runs of the list that failed may be done again
 * @param csv where the list is as a file
 */
public record JobsPage(
        List<Item> items,
        Counts counts,
        JobsQuery query,
        String zone,
        long newer,
        Optional<UUID> top,
        Optional<String> previous,
        Optional<String> next,
        List<String> similar,
        String retryAll,
        String csv,
        String json) {

    /** To begin sooner than this is no wait that anybody looks for. */
    private static final Duration ON_TIME = Duration.ofSeconds(1);

    /**
     * One attempt at a job.
     *
     * @param failed whether its run may be done again with others
     * @param there whether its schedule is still there
     * @param cause why its run was made
     * @param due the time that its run is for, or at which it was asked for
     * @param waited how its run kept to its time, in words; empty for runs of the past
     * @param unstarted what stands for the time at which it began, if it never did
     */
    public record Item(
            UUID id,
            UUID runId,
            int position,
            String name,
            boolean failed,
            UUID scheduleId,
            String schedule,
            boolean there,
            String cause,
            Moment due,
            Optional<String> waited,
            Look look,
            int attempt,
            Optional<Moment> started,
            String unstarted,
            Optional<String> took,
            Optional<String> error) {

        static Item of(Line line, Times times) {
            ZoneId zone = ShownZone.named(line.timeZone());
            return new Item(
                    line.id(),
                    line.runId(),
                    line.position(),
                    line.name(),
                    line.runStatus() == RunStatus.FAILED || line.runStatus() == RunStatus.ABANDONED,
                    line.scheduleId(),
                    line.scheduleName(),
                    line.timeZone().isPresent(),
                    Look.words(line.cause()),
                    times.minute(line.dueAt(), zone),
                    waited(line, times),
                    Look.of(line.status()),
                    line.attempt(),
                    line.startedAt().map(start -> times.minute(start, zone)),
                    line.status() == JobStatus.PENDING ? say("jobs.not-yet") : say("jobs.did-not-start"),
                    took(line, times).map(Lengths::exact),
                    line.error().map(LogText::firstLine).filter(text -> !text.isEmpty()));
        }

        private static Optional<String> waited(Line line, Times times) {
            return line.plannedAt().flatMap(planned -> line.runStartedAt()
                    .map(start -> Duration.between(planned, start))
                    .map(length -> late(length) ? say("jobs.waited", Lengths.exact(length)) : say("word.on-time"))
                    .or(() -> Optional.of(line.runStatus())
                            .filter(status -> status == RunStatus.QUEUED)
                            .map(status -> Duration.between(planned, times.now()))
                            .map(length ->
                                    late(length) ? say("jobs.waits", Lengths.exact(length)) : say("word.on-time"))));
        }

        private static boolean late(Duration length) {
            return length.compareTo(ON_TIME) >= 0;
        }

        private static Optional<Duration> took(Line line, Times times) {
            return line.durationMs().map(Duration::ofMillis).or(() -> line.startedAt()
                    .filter(start -> line.status() == JobStatus.RUNNING)
                    .map(start -> Duration.between(start, times.now())));
        }
    }

    /** Whether any run of the list may be done again with others. */
    public boolean anyFailed() {
        return items.stream().anyMatch(Item::failed);
    }

    public String tab(Optional<JobStatus> status) {
        return query.in(status).address();
    }

    public String named(String name) {
        return query.named(name).address();
    }

    /** This page from its newest one on. */
    public String newest() {
        return query.address();
    }

    /** This page again, beginning where it begins now. */
    public String again() {
        return top.map(id -> query.address("from", id.toString())).orElseGet(this::newest);
    }

    public String count(JobStatus status) {
        return number(counts.found().getOrDefault(status, 0L));
    }

    /** How many there are in all states together. */
    public String count() {
        boolean endless = counts.found().values().stream().anyMatch(found -> found > JobListing.MOST_COUNTED);
        return endless
                ? number(Long.MAX_VALUE)
                : number(counts.found().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private static String number(long found) {
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
}
