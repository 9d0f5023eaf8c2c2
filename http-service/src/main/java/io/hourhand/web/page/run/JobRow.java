package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.JobSpec;
import io.hourhand.run.JobStatus;
import io.hourhand.store.history.JobHistory.Execution;
import io.hourhand.text.PlainText;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.ConfigText;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One job of a run with all attempts at it.
 *
 * @param executions the ids of the attempts, parted by blanks
 * @param since when a running attempt began, in milliseconds
 * @param waits that an attempt waits, which one and until when, where one does
 * @param lane where its attempts lie on the run's time line
 * @param tried its last attempts in words
 * @param earlier how many attempts stand before those
 * @param setting how it was configured when the run was made; empty where this build cannot read that
 */
public record JobRow(
        int position,
        String name,
        String type,
        Look look,
        int attempt,
        boolean running,
        Optional<String> took,
        Optional<Long> since,
        Optional<String> errorLine,
        Optional<String> error,
        Optional<String> output,
        Optional<Progress> progress,
        Optional<String> waits,
        String executions,
        List<Bar> lane,
        List<Tried> tried,
        int earlier,
        Optional<Setting> setting) {

    /** The width of the time line in its own units. */
    public static final int SCALE = 1_000;

    /** So many attempts at a job are told. */
    static final int ATTEMPTS = 20;

    private static final int NARROWEST = 3;

    /** How far a job says it is. */
    public record Progress(long done, long total) {}

    /** One attempt on the time line. */
    public record Bar(int x, int width, String tone, String title) {}

    /** A job's configuration, as people read it. */
    public record Setting(JobSpec job, String text) {}

    /** From when to when a time line goes. */
    public record Span(Instant from, Instant to) {

        int x(Instant instant) {
            long whole = Math.max(1, Duration.between(from, to).toMillis());
            long part = Duration.between(from, instant).toMillis();
            return Math.clamp(part * SCALE / whole, 0, SCALE);
        }
    }

    /**
     * Groups attempts, which come in the order of their jobs.
     *
     * @param plan the jobs as they stood when the run was made; none where what is made of them is shown already
     * @param zone of the schedule
     */
    public static List<JobRow> of(List<Execution> attempts, List<JobSpec> plan, Span span, Times times, ZoneId zone) {
        List<JobRow> rows = new ArrayList<>();
        List<Execution> job = new ArrayList<>();
        for (Execution attempt : attempts) {
            if (!job.isEmpty() && job.getLast().position() != attempt.position()) {
                rows.add(row(job, plan, span, times, zone));
                job = new ArrayList<>();
            }
            job.add(attempt);
        }
        if (!job.isEmpty()) {
            rows.add(row(job, plan, span, times, zone));
        }
        return rows;
    }

    public boolean pending() {
        return look.equals(Look.of(JobStatus.PENDING));
    }

    public boolean failed() {
        return look.tone().equals("bad");
    }

    private static JobRow row(List<Execution> attempts, List<JobSpec> plan, Span span, Times times, ZoneId zone) {
        int earlier = Math.max(0, attempts.size() - ATTEMPTS);
        List<Tried> tried = Tried.of(attempts, earlier, times, zone);
        Execution last = attempts.getLast();
        boolean running = last.status() == JobStatus.RUNNING;
        return new JobRow(
                last.position(),
                last.name(),
                last.type(),
                Look.of(last.status()),
                last.attempt(),
                running,
                Tried.took(last, times.now()).map(Lengths::exact),
                last.startedAt().filter(start -> running).map(Instant::toEpochMilli),
                last.error().map(LogText::firstLine).filter(line -> !line.isEmpty()),
                last.error().map(PlainText::of).filter(text -> !text.isBlank()),
                last.output().map(PlainText::of).filter(text -> !text.isBlank()),
                progress(last),
                last.startsAt()
                        .filter(at -> last.status() == JobStatus.PENDING)
                        .map(at -> say("run.waits", counted(attempts), last.maxAttempts(), times.clock(at, zone))),
                attempts.stream().map(attempt -> attempt.id().toString()).collect(Collectors.joining(" ")),
                IntStream.range(earlier, attempts.size())
                        .filter(i -> attempts.get(i).startedAt().isPresent())
                        .mapToObj(i -> bar(
                                attempts.get(i),
                                span,
                                times.now(),
                                tried.get(i - earlier).words()))
                        .toList(),
                tried,
                earlier,
                plan.stream()
                        .skip(last.position() - 1L)
                        .findFirst()
                        .map(job -> new Setting(job, ConfigText.of(job, plan.size()))));
    }

    /** Attempts that the end of a daemon interrupted do not count. */
    private static long counted(List<Execution> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.status() != JobStatus.INTERRUPTED)
                .count();
    }

    private static Optional<Progress> progress(Execution job) {
        return job.progressTotal().filter(total -> total > 0).flatMap(total -> job.progressDone()
                .map(done -> new Progress(Math.clamp(done, 0, total), total)));
    }

    private static Bar bar(Execution attempt, Span span, Instant now, String title) {
        int x = Math.min(span.x(attempt.startedAt().orElse(now)), SCALE - NARROWEST);
        int end = span.x(attempt.finishedAt().orElse(now));
        return new Bar(
                x, Math.max(NARROWEST, end - x), Look.of(attempt.status()).tone(), title);
    }
}
