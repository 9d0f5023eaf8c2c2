package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.policy.OwnRetention;
import io.hourhand.store.history.SlotStore.Gaps;
import io.hourhand.store.schedule.StoredSchedule;
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
                                    case CONTINUE -> say("schedule.rules.continue");
                                    case STOP -> say("schedule.rules.stop");
                                },
                                switch (it.overlap()) {
                                    case SKIP -> say("schedule.rules.skip");
                                    case QUEUE_ONE -> say("schedule.rules.queue-one");
                                    case QUEUE_ALL -> say("schedule.rules.queue-all");
                                    case CANCEL_RUNNING -> say("schedule.rules.cancel-running");
                                    case ALLOW -> say("schedule.rules.allow");
                                },
                                switch (it.catchUp().mode()) {
                                    case NONE -> say("schedule.rules.catch-up.none");
                                    case LAST -> say("schedule.rules.catch-up.last", window);
                                    case ALL ->
                                        say(
                                                "schedule.rules.catch-up.all",
                                                it.catchUp().maxRuns(),
                                                window);
                                }),
                        it.runTimeout().stream().map(limit -> say("schedule.rules.longest", Lengths.exact(limit))),
                        kept())
                .flatMap(part -> part)
                .toList();
    }

    private Stream<String> kept() {
        return Stream.of(
                        own.keepDays().map(days -> say("schedule.rules.keep", days)),
                        own.keepLast().map(last -> say("schedule.rules.keep-last", last)),
                        own.keepLogDays().map(days -> say("schedule.rules.keep-logs", days)))
                .flatMap(Optional::stream);
    }
}
