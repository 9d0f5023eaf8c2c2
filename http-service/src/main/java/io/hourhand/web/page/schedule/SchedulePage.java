package io.hourhand.web.page.schedule;

import io.hourhand.policy.OwnRetention;
import io.hourhand.store.StoredSchedule;
import io.hourhand.store.history.SlotStore.Gaps;
import io.hourhand.web.page.backfill.BackfillLine;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.NextTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One schedule.
 *
 * @param next its next ten times
 * @param times how long its runs take; empty until one has ended
 * @param gaps how many of its times have no run
 * @param missed the newest of them
 * @param backfills the last few, the newest first
 * @param own what it says for itself of how long its runs stay
 */
public record SchedulePage(
        StoredSchedule schedule,
        ScheduleLine line,
        Optional<Paused> paused,
        List<NextTime> next,
        List<PastRun> runs,
        Optional<TimesStrip> times,
        Gaps gaps,
        List<Missed> missed,
        List<BackfillLine> backfills,
        OwnRetention own) {

    /** Why its slots are skipped for now. */
    public record Paused(String by, String reason, Moment since, Optional<Moment> until) {}

    /** A run of it. */
    public record PastRun(UUID id, Look look, String cause, Moment when, Optional<String> took, String jobs) {}

    /** A sentence for each rule. */
    public List<String> rules() {
        var it = schedule.definition();
        String window = Lengths.rough(it.catchUp().window());
        return Stream.of(
                        Stream.of(
                                switch (it.onFailure()) {
                                    case CONTINUE -> "After a failed job the other jobs still run.";
                                    case STOP -> "After a failed job the jobs that are left are skipped.";
                                },
                                switch (it.overlap()) {
                                    case SKIP -> "While a run is going on, no new one is made.";
                                    case QUEUE_ONE -> "While a run is going on, one waits; further ones are not made.";
                                    case QUEUE_ALL ->
                                        "While a run is going on, all others wait and run one after another.";
                                    case CANCEL_RUNNING -> "A new run cancels the one that is going on.";
                                    case ALLOW -> "Runs may go on side by side.";
                                },
                                switch (it.catchUp().mode()) {
                                    case NONE -> "Times missed while no daemon was up are not made up for.";
                                    case LAST ->
                                        "Of the times missed while no daemon was up, the newest runs if it is within "
                                                + window + ".";
                                    case ALL ->
                                        "Times missed while no daemon was up run in order, up to "
                                                + it.catchUp().maxRuns() + " within " + window + ".";
                                }),
                        it.runTimeout().stream()
                                .map(limit -> "A run that takes longer than " + Lengths.exact(limit)
                                        + " is stopped and has failed."),
                        kept())
                .flatMap(part -> part)
                .toList();
    }

    private Stream<String> kept() {
        return Stream.of(
                        own.keepDays()
                                .map(days ->
                                        days == 0 ? "Its runs stay for ever." : "Its runs stay " + days(days) + "."),
                        own.keepLast().map(last -> "The newest " + last + " of its runs stay anyway."),
                        own.keepLogDays()
                                .map(days -> days == 0
                                        ? "Logs stay as long as their runs."
                                        : "Logs stay " + days(days) + "."))
                .flatMap(Optional::stream);
    }

    private static String days(int count) {
        return count == 1 ? "1 day" : count + " days";
    }
}
