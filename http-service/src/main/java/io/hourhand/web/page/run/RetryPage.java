package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.policy.Overlap;
import io.hourhand.store.history.RetryCandidates.Candidate;
import io.hourhand.web.action.RetryPlan;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.page.text.Times;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Runs that may be done again together: what will happen, before it does.
 *
 * @param first some of them, the oldest first
 * @param rules what their schedules' overlap rules make of it, in sentences
 * @param leftOut which are not done again, and why
 * @param ids of all of them, as the form sends them
 * @param key names this asking
 * @param back where the reader came from
 */
public record RetryPage(
        int count, List<Line> first, List<String> rules, List<String> leftOut, String ids, String key, String back) {

    private static final int SHOWN = 20;

    /** One run. */
    public record Line(UUID id, String schedule, Look look, Moment due) {}

    /** @param more whether there may be more than were looked at */
    static RetryPage of(RetryPlan plan, boolean more, Times times, String key, String back) {
        return new RetryPage(
                plan.wanted().size(),
                plan.wanted().stream().limit(SHOWN).map(run -> line(run, times)).toList(),
                rules(plan.wanted()),
                leftOut(plan, more),
                plan.wanted().stream().map(run -> run.id().toString()).collect(Collectors.joining(" ")),
                key,
                back);
    }

    private static Line line(Candidate run, Times times) {
        ZoneId zone = ShownZone.named(run.timeZone());
        return new Line(run.id(), run.scheduleName(), Look.of(run.status()), times.minute(run.dueAt(), zone));
    }

    static List<String> leftOut(RetryPlan plan, boolean more) {
        return plan.leftOut().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(left -> more
                        ? say(
                                "retry.left-out.least",
                                left.getValue(),
                                left.getKey().words())
                        : say("retry.left-out", left.getValue(), left.getKey().words()))
                .toList();
    }

    /** A sentence for each schedule that has several, as its rule may keep some of them waiting. */
    private static List<String> rules(List<Candidate> runs) {
        Map<UUID, List<Candidate>> bySchedule = runs.stream()
                .collect(Collectors.groupingBy(Candidate::scheduleId, LinkedHashMap::new, Collectors.toList()));
        return bySchedule.values().stream()
                .filter(alike -> alike.size() > 1)
                .flatMap(alike -> alike.getFirst().overlap().stream()
                        .map(rule -> words(rule, alike.size(), alike.getFirst().scheduleName())))
                .toList();
    }

    private static String words(Overlap rule, int runs, String schedule) {
        return switch (rule) {
            case QUEUE_ALL -> say("retry.rule.queue-all", runs, schedule);
            case QUEUE_ONE -> say("retry.rule.queue-one", runs, schedule);
            case ALLOW -> say("retry.rule.allow", runs, schedule);
            case SKIP, CANCEL_RUNNING -> say("retry.rule.one", runs, schedule);
        };
    }
}
