package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.JobStatus;
import io.hourhand.store.history.JobHistory.Execution;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One attempt at a job, in words.
 *
 * @param unbegun what stands for the time at which it began, if it has not
 * @param took "took 3 s", or "so far 3 s" while it goes on
 * @param waited how long after the end of the attempt before it
 * @param error the first line of what ended it; empty for the last attempt, whose error its job shows
 */
public record Tried(
        int number,
        Look look,
        Optional<Moment> began,
        String unbegun,
        Optional<String> took,
        Optional<String> waited,
        Optional<String> error) {

    /** The attempts at one job from one of them on, in their order. */
    static List<Tried> of(List<Execution> attempts, int from, Times times, ZoneId zone) {
        return IntStream.range(from, attempts.size())
                .mapToObj(i -> {
                    Execution attempt = attempts.get(i);
                    boolean last = i == attempts.size() - 1;
                    return new Tried(
                            attempt.attempt(),
                            Look.of(attempt.status()),
                            attempt.startedAt().map(start -> times.at(start, zone)),
                            attempt.status() == JobStatus.PENDING ? say("run.not-begun") : say("run.did-not-begin"),
                            took(attempt, times.now())
                                    .map(Lengths::exact)
                                    .map(length -> attempt.status() == JobStatus.RUNNING
                                            ? say("run.so-far", length)
                                            : say("word.took.length", length)),
                            i == 0 ? Optional.empty() : waited(attempts.get(i - 1), attempt),
                            attempt.error()
                                    .filter(text -> !last)
                                    .map(LogText::firstLine)
                                    .filter(line -> !line.isEmpty()));
                })
                .toList();
    }

    /** All of it in a line. */
    public String words() {
        String start = began.map(at -> waited.map(length -> say("run.tried.began.after-wait", at.amid(), length))
                        .orElseGet(() -> say("run.began", at.amid())))
                .orElse(unbegun);
        return took.map(length -> say("run.tried.took", number, look.word(), start, length))
                .orElseGet(() -> say("run.tried", number, look.word(), start));
    }

    /** How long an attempt took, or has taken so far. */
    static Optional<Duration> took(Execution attempt, Instant now) {
        return attempt.durationMs().map(Duration::ofMillis).or(() -> attempt.startedAt()
                .filter(start -> attempt.status() == JobStatus.RUNNING)
                .map(start -> Duration.between(start, now)));
    }

    private static Optional<String> waited(Execution before, Execution attempt) {
        return attempt.startedAt()
                .flatMap(start -> before.finishedAt().map(end -> Duration.between(end, start)))
                .map(Lengths::exact);
    }
}
