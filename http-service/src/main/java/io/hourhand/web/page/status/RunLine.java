package io.hourhand.web.page.status;

import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.page.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A run in a line.
 *
 * @param since when a running one began, in milliseconds
 */
public record RunLine(
        UUID id,
        String name,
        Look look,
        int done,
        int failed,
        int jobs,
        Moment when,
        Optional<String> took,
        Optional<Long> since,
        Optional<String> error) {

    static RunLine of(Run run, Times times) {
        Instant when = run.finishedAt().or(run::startedAt).orElse(run.createdAt());
        return new RunLine(
                run.id(),
                run.scheduleName(),
                Look.of(run.status()),
                run.succeeded() + run.failed(),
                run.failed(),
                run.jobCount(),
                times.minute(when, ShownZone.UTC),
                run.startedAt()
                        .map(start -> Duration.between(start, run.finishedAt().orElse(times.now())))
                        .map(Lengths::exact),
                run.startedAt().filter(start -> !run.status().isFinal()).map(Instant::toEpochMilli),
                run.error());
    }
}
