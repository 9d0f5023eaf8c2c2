package io.hourhand.timeline;

import io.hourhand.policy.SlotReason;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.SlotOutcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers for any instant of a schedule, past or future, why it has a run or none. What the ledger says is never
 * contradicted: a line in it is the answer, even where this build's tz data would no longer give that slot.
 */
public final class Explain {

    /** The timing alone decided: it has this instant, or has it not. */
    public static final String TIMING = "TIMING";

    /** {@code gap: SKIP} left out a time that the clock jumped over. */
    public static final String GAP = "GAP";

    /** {@code repeat} chose the other one of two equal local times. */
    public static final String REPEAT = "REPEAT";

    public static final String DISABLED = "DISABLED";
    public static final String NOT_MADE_YET = "NOT_MADE_YET";

    /** The definition cannot be read any more: its time zone has left the tz data, say. */
    public static final String UNREADABLE = "UNREADABLE";

    private final UUID scheduleId;
    private final Timeline timeline;
    private final Optional<Instant> waiting;
    private final Instant now;

    /**
     * What is known of a schedule.
     *
     * @param timeline all of its versions
     * @param waiting the slot that it waits for: this one and all later ones are not decided yet
     */
    public Explain(UUID scheduleId, Timeline timeline, Optional<Instant> waiting, Instant now) {
        this.scheduleId = scheduleId;
        this.timeline = timeline;
        this.waiting = waiting;
        this.now = now;
    }

    /**
     * Explains an instant.
     *
     * @param line the newest line of the ledger that begins at or before it
     */
    public Explanation at(Instant at, Optional<SlotEntry> line) {
        boolean slot = timeline.has(at);
        Optional<SlotEntry> own = line.filter(found -> found.dueAt().equals(at) || (slot && spans(found, at)));
        if (own.isPresent()) {
            return decided(at, own.get());
        }
        return slot ? undecided(at) : noSlot(at);
    }

    private static boolean spans(SlotEntry line, Instant at) {
        return line.untilAt()
                .filter(until -> line.dueAt().isBefore(at) && !until.isBefore(at))
                .isPresent();
    }

    private Explanation decided(Instant at, SlotEntry line) {
        Fate fate =
                switch (line.outcome()) {
                    case RAN -> Fate.RAN;
                    case SKIPPED -> Fate.SKIPPED;
                    case MISSED -> Fate.MISSED;
                };
        String why = line.outcome() == SlotOutcome.RAN ? "A run was made for this slot." : reason(line);
        return explanation(at, fate, line.reason().orElse(TIMING), why, Optional.of(line));
    }

    private static String reason(SlotEntry line) {
        String word = line.reason().orElse("");
        String sentence = Arrays.stream(SlotReason.values())
                .filter(reason -> reason.name().equals(word))
                .map(SlotReason::sentence)
                .findFirst()
                .orElse("Reason: " + word + ".");
        return sentence
                + line.evidence()
                        .filter(evidence -> !evidence.isBlank())
                        .map(evidence -> " Evidence: " + evidence + ".")
                        .orElse("")
                + (line.count() > 1 ? " It is one of " + line.count() + " slots that were decided together." : "");
    }

    private Explanation undecided(Instant at) {
        if (waiting.filter(first -> !at.isBefore(first)).isEmpty()) {
            return explanation(
                    at,
                    Fate.FORGOTTEN,
                    TIMING,
                    "This was a slot, and its line of the ledger is gone: the ledger keeps lines for a limited time.",
                    Optional.empty());
        }
        Optional<Pause> pause = timeline.at(at).flatMap(version -> version.pauseOf(at));
        if (!timeline.startOf(scheduleId, at).isAfter(now)) {
            return explanation(
                    at,
                    Fate.WAITING,
                    TIMING,
                    "This slot is due, and no daemon has decided it yet. The next one in charge does so at once.",
                    Optional.empty());
        }
        if (pause.isPresent()) {
            return explanation(
                    at,
                    Fate.WILL_BE_SKIPPED,
                    SlotReason.PAUSED.name(),
                    "This slot is to come, and will be skipped: " + pause.get().evidence() + ".",
                    Optional.empty());
        }
        return explanation(at, Fate.WILL_RUN, TIMING, willRun(at), Optional.empty());
    }

    private String willRun(Instant at) {
        String overlap = timeline.at(at)
                .flatMap(Version::definition)
                .map(definition -> " If a run of it still goes on then, its overlap rule "
                        + definition.overlap().name() + " decides.")
                .orElse("");
        return "This slot is to come, and will run." + overlap;
    }

    private Explanation noSlot(Instant at) {
        Optional<Version> version = timeline.at(at);
        if (version.isEmpty()) {
            return nothing(at, NOT_MADE_YET, "The schedule did not exist yet.");
        }
        if (version.get().definition().isEmpty()) {
            return nothing(
                    at,
                    UNREADABLE,
                    "The definition that was in force cannot be read by this build: its time zone may have left the"
                            + " tz data. Save the schedule with another one.");
        }
        ScheduleDefinition definition = version.get().definition().get();
        if (!definition.enabled()) {
            return nothing(
                    at,
                    DISABLED,
                    "The schedule was off: version " + version.get().number() + ", saved by "
                            + version.get().editedBy() + ", is in force since "
                            + version.get().effectiveFrom() + ".");
        }
        return ClockRule.thatLeftOut(definition, at)
                .map(left -> nothing(at, left.rule(), left.why()))
                .orElseGet(() -> nothing(at, TIMING, ClockRule.reading(definition, at)));
    }

    private Explanation nothing(Instant at, String rule, String why) {
        return explanation(at, Fate.NO_SLOT, rule, why, Optional.empty());
    }

    private Explanation explanation(Instant at, Fate fate, String rule, String why, Optional<SlotEntry> line) {
        Optional<Instant> starts =
                fate == Fate.NO_SLOT ? Optional.empty() : Optional.of(timeline.startOf(scheduleId, at));
        return new Explanation(
                at,
                fate,
                rule,
                why,
                timeline.at(at),
                timeline.firing(at),
                starts,
                line,
                timeline.before(at).flatMap(timeline::firing),
                timeline.after(at).flatMap(timeline::firing));
    }
}
