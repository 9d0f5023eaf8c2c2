package io.hourhand.run;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the ledger: what became of a due instant, or of a span of them that were missed together.
 *
 * @param untilAt the last instant of a span; empty for a single slot
 * @param count how many slots the line stands for
 * @param reason a word of the closed set of reasons; empty for RAN
 * @param evidence what shows it: the run in the way, the downtime from and to
 */
public record SlotEntry(
        UUID scheduleId,
        Instant dueAt,
        Optional<Instant> untilAt,
        long count,
        SlotOutcome outcome,
        Optional<String> reason,
        Optional<String> evidence,
        Optional<UUID> runId) {

    /** The slot was given a run. */
    public static SlotEntry ran(UUID scheduleId, Instant dueAt, UUID runId) {
        return new SlotEntry(
                scheduleId,
                dueAt,
                Optional.empty(),
                1,
                SlotOutcome.RAN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(runId));
    }
}
