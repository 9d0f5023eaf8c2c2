package io.hourhand.web.page.run;

import io.hourhand.store.history.LatestRuns.Neighbours;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A run.
 *
 * @param took how long it took or has taken so far
 * @param usual the median of the runs before it
 * @param zone of its schedule
 * @param log the part of its output that is shown; empty when only the head is wanted
 */
public record RunPage(
        Run run,
        Look look,
        String zone,
        Moment due,
        Optional<Moment> started,
        Optional<Moment> finished,
        Optional<Duration> took,
        Optional<Duration> usual,
        List<JobRow> jobs,
        Neighbours beside,
        boolean scheduleThere,
        String retryKey,
        Optional<RunLog> log,
        boolean follow) {

    public String address() {
        return "/admin/runs/" + run.id();
    }

    public boolean active() {
        return !run.status().isFinal();
    }

    /** How many jobs have ended, whichever way. */
    public long ended() {
        return run.jobCount()
                - jobs.stream()
                        .filter(job -> job.running() || job.look().word().equals("Pending"))
                        .count();
    }

    /** "Step 3 of 20", or what came of all steps. */
    public String step() {
        if (active()) {
            return jobs.stream()
                    .filter(JobRow::running)
                    .findFirst()
                    .map(job -> "Step " + job.position() + " of " + run.jobCount())
                    .orElse(ended() + " of " + run.jobCount() + " jobs done");
        }
        String failed = run.failed() == 0 ? "" : ", " + run.failed() + " failed";
        return run.succeeded() + " of " + run.jobCount() + " jobs succeeded" + failed;
    }

    public Optional<String> current() {
        return jobs.stream().filter(JobRow::running).findFirst().map(JobRow::name);
    }

    public List<JobRow> failures() {
        return jobs.stream().filter(JobRow::failed).toList();
    }

    /** The share of the usual time that has passed, 0 to 100. */
    public Optional<Integer> percent() {
        return usual.filter(length -> !length.isZero())
                .flatMap(length -> took.map(so -> (int) Math.min(100, so.toMillis() * 100 / length.toMillis())));
    }

    public boolean longerThanUsual() {
        return usual.flatMap(length -> took.map(
                        so -> so.compareTo(length.multipliedBy(5).dividedBy(4).plusSeconds(1)) > 0))
                .orElse(false);
    }

    public Optional<String> usualWords() {
        return usual.map(Lengths::exact);
    }

    public Optional<String> tookWords() {
        return took.map(Lengths::exact);
    }

    public String cause() {
        return Look.words(run.cause());
    }

    /** The address of the stream that brings lines and changes; empty when nothing will come any more. */
    public String stream() {
        return follow
                ? "/api/v1/runs/" + run.id() + "/logs/stream?events=true&after="
                        + log.map(RunLog::last).orElse(0L)
                : "";
    }
}
