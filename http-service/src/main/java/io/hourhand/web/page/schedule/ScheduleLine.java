package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.policy.Overlap;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Timing;
import io.hourhand.store.history.LatestRuns.Brief;
import io.hourhand.store.schedule.ScheduleSearch;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.auth.Caller;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.page.text.TimingText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One schedule in the list.
 *
 * @param words its timing
 * @param raw its timing as it was written, where that is not the same
 * @param tags words by which it is found
 * @param next when it is due
 * @param late by how much its start is late, in words
 * @param paused that it is
 * @param runKey of its button Run Now
 * @param forbidden why it may not run now
 */
public record ScheduleLine(
        UUID id,
        String name,
        boolean enabled,
        String words,
        Optional<String> raw,
        String zone,
        int jobs,
        List<String> tags,
        Optional<Moment> next,
        Optional<String> late,
        Optional<Paused> paused,
        Optional<LastRun> last,
        Optional<LastRun> active,
        RunStrip strip,
        String runKey,
        Optional<String> forbidden,
        Optional<String> problem) {

    /**
     * A pause in the list.
     *
     * @param words that it is paused, and until when
     */
    public record Paused(String words, String by, Moment since, String reason) {}

    /** A run in the list. */
    public record LastRun(UUID id, Look look, Moment when, Optional<String> took) {

        public static LastRun of(Brief run, Times times, ZoneId zone) {
            return new LastRun(
                    run.id(),
                    Look.of(run.status()),
                    times.minute(run.startedAt().orElse(run.createdAt()), zone),
                    run.took(times.now()).map(Lengths::exact));
        }
    }

    public static ScheduleLine of(StoredSchedule schedule, int jobs, List<Brief> runs, Times times, Caller caller) {
        var definition = schedule.definition();
        ZoneId zone = definition.timeZone();
        Optional<Brief> active =
                runs.stream().filter(run -> !run.status().isFinal()).findFirst();
        Optional<Brief> last =
                runs.stream().filter(run -> run.status().isFinal()).findFirst();
        return new ScheduleLine(
                schedule.id(),
                definition.name(),
                definition.enabled(),
                TimingText.words(definition.timing()),
                raw(definition.timing()),
                zone.getId(),
                jobs,
                definition.tags(),
                schedule.nextDueAt().map(due -> times.at(due, zone)),
                late(schedule, times.now()),
                paused(schedule, times),
                last.map(run -> LastRun.of(run, times, zone)),
                active.map(run -> LastRun.of(run, times, zone)),
                RunStrip.of(runs, times.now()),
                RunKey.of(caller, schedule.version(), runs.stream().findFirst()),
                forbidden(definition.overlap(), active),
                schedule.problem());
    }

    private static Optional<String> raw(Timing timing) {
        return switch (timing) {
            case Timing.Cron(CronExpression expression) -> Optional.of(expression.toString());
            case Timing.Every every -> Optional.empty();
            case Timing.Once once -> Optional.empty();
        };
    }

    private static Optional<Paused> paused(StoredSchedule schedule, Times times) {
        ZoneId zone = schedule.definition().timeZone();
        return schedule.pauseAt(times.now())
                .map(pause -> new Paused(
                        pause.until()
                                .map(until -> say(
                                        "schedules.paused.until",
                                        times.at(until, zone).text()))
                                .orElse(say("schedules.paused")),
                        pause.by(),
                        times.at(pause.since(), zone),
                        pause.reason()));
    }

    public static Optional<String> late(StoredSchedule schedule, Instant now) {
        return schedule.nextDueAt()
                .map(due -> Duration.between(due.plus(schedule.definition().jitter()), now))
                .filter(behind -> behind.compareTo(ScheduleSearch.GRACE) > 0)
                .map(behind -> say("schedules.line.late", Lengths.rough(behind)));
    }

    public static Optional<String> forbidden(Overlap overlap, Optional<Brief> active) {
        return overlap == Overlap.SKIP ? active.map(run -> say("schedules.line.forbidden.why")) : Optional.empty();
    }
}
