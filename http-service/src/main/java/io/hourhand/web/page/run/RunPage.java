package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.history.LatestRuns.Neighbours;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A run.
 *
 * @param took how long it took or has taken so far
 * @param usual the median of the runs before it
 * @param zone of its schedule
 * @param ending how far the end of its job is that has to stop, as a sentence
 * @param daemon the machine of the daemon that made it or went on with it
 * @param retries the runs that did it again
 * @param log the part of its output that is shown; empty when only the head is wanted, or a text in all of it
 * @param find what was found in all of its output
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
        Optional<String> ending,
        Optional<String> daemon,
        List<UUID> retries,
        Neighbours beside,
        boolean scheduleThere,
        String retryKey,
        Optional<RunLog> log,
        Optional<LogFind> find,
        boolean follow) {

    private static final Duration WORTH_A_WORD = Duration.ofSeconds(1);
    private static final int GAP = 4;
    private static final int MOST_PARTED = 60;

    public String address() {
        return "/admin/runs/" + run.id();
    }

    /** Whether it is all of the page: what it asks for again and again is without what stays as it is. */
    public boolean whole() {
        return log.isPresent() || find.isPresent();
    }

    /** The attempts at a job, among those of all runs. */
    public String attempts(JobRow job) {
        return "/admin/jobs?name=" + Form.encode(job.name()) + "&schedule=" + Form.encode(run.scheduleName());
    }

    public boolean active() {
        return !run.status().isFinal();
    }

    /** "Run of today 22:03". */
    public String title() {
        return say("run.title", started.orElse(due).amid());
    }

    /** How many jobs have ended, whichever way. */
    public long ended() {
        return run.jobCount()
                - jobs.stream().filter(job -> job.running() || job.pending()).count();
    }

    /** "Step 3 of 20", or what came of all steps. */
    public String step() {
        if (active()) {
            return jobs.stream()
                    .filter(JobRow::running)
                    .findFirst()
                    .map(job -> say("run.step", job.position(), run.jobCount()))
                    .or(() -> jobs.stream().flatMap(job -> job.waits().stream()).findFirst())
                    .orElseGet(() -> say("run.done", ended(), run.jobCount()));
        }
        return run.failed() == 0
                ? say("run.succeeded", run.succeeded(), run.jobCount())
                : say("run.succeeded.failed", run.succeeded(), run.jobCount(), run.failed());
    }

    /** The job that goes on, or that waits for its next attempt. */
    public Optional<String> current() {
        return jobs.stream()
                .filter(job -> job.running() || job.waits().isPresent())
                .findFirst()
                .map(JobRow::name);
    }

    /** How much later than its time it started, where that is worth a word. */
    public Optional<String> late() {
        return run.latenessMs()
                .map(Duration::ofMillis)
                .filter(late -> late.compareTo(WORTH_A_WORD) >= 0)
                .map(Lengths::exact);
    }

    public List<JobRow> failures() {
        return jobs.stream().filter(JobRow::failed).toList();
    }

    /** The error of the run itself, where those of its jobs do not say it already. */
    public Optional<String> ownError() {
        return run.error().filter(error -> failures().stream()
                .flatMap(job -> job.errorLine().stream())
                .noneMatch(error::contains));
    }

    /** The jobs side by side, each in the tone of its state. */
    public List<JobRow.Bar> steps() {
        int count = Math.max(1, jobs.size());
        int gap = count > MOST_PARTED ? 0 : GAP;
        return IntStream.range(0, jobs.size())
                .mapToObj(i -> {
                    int x = i * JobRow.SCALE / count;
                    int end = (i + 1) * JobRow.SCALE / count;
                    JobRow job = jobs.get(i);
                    return new JobRow.Bar(
                            x,
                            Math.max(1, end - x - gap),
                            job.pending() ? "none" : job.look().tone(),
                            job.name() + ": " + job.look().word());
                })
                .toList();
    }

    /** What is usual, and while it goes on how much of that is left. */
    public String usualSentence() {
        return usual.flatMap(length -> took.map(length::minus))
                .filter(left -> active() && left.isPositive())
                .map(left -> say("run.usual.left", usualWords(), Lengths.rough(left)))
                .orElseGet(() -> say("run.usual", usualWords()));
    }

    public String usualWords() {
        return usual.map(Lengths::exact).orElse("");
    }

    public boolean longerThanUsual() {
        return usual.flatMap(length -> took.map(
                        so -> so.compareTo(length.multipliedBy(5).dividedBy(4).plusSeconds(1)) > 0))
                .orElse(false);
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
                ? "/api/v1/runs/" + run.id() + "/logs/stream?events=true&beats=true&after="
                        + log.map(RunLog::last).orElse(0L)
                : "";
    }
}
