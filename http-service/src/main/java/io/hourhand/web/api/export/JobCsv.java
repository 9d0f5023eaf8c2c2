package io.hourhand.web.api.export;

import io.hourhand.store.history.JobListing.Line;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attempts at jobs as lines of RFC 4180. */
final class JobCsv {

    static final String HEAD = "id,runId,scheduleId,schedule,cause,dueAt,position,job,type,status,attempt,startedAt,"
            + "finishedAt,durationMs,error\r\n";

    private JobCsv() {}

    static String line(Line job) {
        return Stream.of(
                                job.id(),
                                job.runId(),
                                job.scheduleId(),
                                text(job.scheduleName()),
                                job.cause(),
                                job.dueAt(),
                                job.position(),
                                text(job.name()),
                                job.type(),
                                job.status(),
                                job.attempt(),
                                job.startedAt().map(Instant::toString).orElse(""),
                                job.finishedAt().map(Instant::toString).orElse(""),
                                job.durationMs().map(String::valueOf).orElse(""),
                                text(firstLine(job.error())))
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** What people wrote: in quotes, and with a quote before what a spreadsheet would take for a formula. */
    private static String text(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private static String firstLine(Optional<String> error) {
        return error.flatMap(text -> text.lines().findFirst()).orElse("");
    }
}
