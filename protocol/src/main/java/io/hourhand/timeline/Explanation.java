package io.hourhand.timeline;

import io.hourhand.run.SlotEntry;
import io.hourhand.schedule.Firing;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a schedule fires at an instant, what became of it, and which rule decided.
 *
 * @param rule the rule that decided: a word of {@link Explain}, or the ledger's reason
 * @param why the same as English sentences
 * @param version the edit of the schedule that decides about this instant; empty before the first one
 * @param firing the slot with its local time; empty where there is none, and where only the ledger knows of it
 * @param startsAt when the slot starts or should have started: its instant and its jitter
 * @param line what the ledger says of it
 * @param previous the last slot before this instant
 * @param next the first slot after this instant
 */
public record Explanation(
        Instant at,
        Fate fate,
        String rule,
        String why,
        Optional<Version> version,
        Optional<Firing> firing,
        Optional<Instant> startsAt,
        Optional<SlotEntry> line,
        Optional<Firing> previous,
        Optional<Firing> next) {

    /** Whether this instant is a slot of the schedule. */
    public boolean fires() {
        return fate != Fate.NO_SLOT;
    }
}
