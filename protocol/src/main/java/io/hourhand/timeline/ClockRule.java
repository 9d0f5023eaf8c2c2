package io.hourhand.timeline;

import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.Firing;
import io.hourhand.schedule.Firings;
import io.hourhand.schedule.Gap;
import io.hourhand.schedule.Repeat;
import io.hourhand.schedule.TimingWords;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a timing does not fire at an instant.
 *
 * @param rule the rule for clock changes that left it out
 */
record ClockRule(String rule, String why) {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm:ss", Locale.ENGLISH);

    /** The rule without which the timing would have fired; empty if it would not have in any case. */
    static Optional<ClockRule> thatLeftOut(ScheduleDefinition definition, Instant at) {
        return firing(
                        definition,
                        new ClockChanges(Gap.SHIFT, definition.clockChanges().repeat()),
                        at)
                .map(firing -> left(
                        Explain.GAP,
                        definition,
                        "gap: " + definition.clockChanges().gap(),
                        firing))
                .or(() -> firing(
                                definition,
                                new ClockChanges(definition.clockChanges().gap(), Repeat.BOTH),
                                at)
                        .map(firing -> left(
                                Explain.REPEAT,
                                definition,
                                "repeat: " + definition.clockChanges().repeat(),
                                firing)));
    }

    private static Optional<Firing> firing(ScheduleDefinition definition, ClockChanges rules, Instant at) {
        return Firings.of(definition.timing(), definition.timeZone(), rules)
                .after(at.minusNanos(1))
                .filter(firing -> firing.dueAt().equals(at));
    }

    private static ClockRule left(String rule, ScheduleDefinition definition, String setting, Firing firing) {
        return new ClockRule(
                rule,
                "In " + definition.timeZone() + " the " + firing.note().orElse("clock changes")
                        + ". The schedule's rule " + setting + " leaves it out.");
    }

    /** What the schedule's clock shows at an instant that its timing does not have. */
    static String reading(ScheduleDefinition definition, Instant at) {
        ZonedDateTime local = at.atZone(definition.timeZone());
        return "In " + definition.timeZone() + " it is " + LOCAL.format(local) + " then, and the schedule fires "
                + TimingWords.describe(definition.timing()) + ".";
    }
}
