package io.hourhand.daemon;

import io.hourhand.daemon.admin.DaemonState;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.policy.ClockOffset;
import io.hourhand.policy.ClockOffset.Verdict;
import java.util.Optional;

/** What the daemon knows of its clock, by the database's. Says each change once. Belongs to the daemon's thread. */
final class ClockCheck {

    private Optional<ClockOffset> last = Optional.empty();

    /** Takes a comparison; says whether something else follows from it than from the one before. */
    boolean compared(ClockOffset offset) {
        Verdict before = last.map(ClockOffset::verdict).orElse(Verdict.FINE);
        last = Optional.of(offset);
        if (offset.verdict() == before) {
            return false;
        }
        offset.complaint()
                .ifPresentOrElse(
                        Narration::warning,
                        () -> Narration.note("The daemon's clock agrees with the database's again."));
        return true;
    }

    /** What a state comes to with this clock. */
    DaemonState.Word under(DaemonState.Word word) {
        return switch (word) {
            case RUNNING, WRONG_CLOCK ->
                obstacle().isPresent() ? DaemonState.Word.WRONG_CLOCK : DaemonState.Word.RUNNING;
            case STARTING, STANDBY, DISABLED, DOUBTFUL, STOPPING -> word;
        };
    }

    /** What is wrong with the clock, if anything is. */
    Optional<String> complaint() {
        return last.flatMap(ClockOffset::complaint);
    }

    /** Why nothing new may start by it. */
    Optional<String> obstacle() {
        return last.filter(offset -> offset.verdict() == Verdict.START_NOTHING).flatMap(ClockOffset::complaint);
    }

    /** How far the database's clock is ahead. */
    Optional<Double> seconds() {
        return last.map(offset -> offset.ahead().toMillis() / 1000.0);
    }
}
