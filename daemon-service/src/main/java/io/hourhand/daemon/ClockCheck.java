package io.hourhand.daemon;

import io.hourhand.daemon.admin.DaemonState;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.policy.ClockOffset.Verdict;
import io.hourhand.policy.ClockReading;
import java.util.Optional;

/** What the daemon knows of its clock, by the database's. Says each change once. Belongs to the daemon's thread. */
final class ClockCheck {

    private Optional<ClockReading> last = Optional.empty();

    /** Takes a comparison; says whether something else follows from it than from the one before. */
    boolean compared(ClockReading reading) {
        Verdict before = last.map(ClockReading::verdict).orElse(Verdict.FINE);
        last = Optional.of(reading);
        if (reading.verdict() == before) {
            return false;
        }
        reading.complaint()
                .ifPresentOrElse(
                        Narration::warning,
                        () -> Narration.note("The daemon's clock agrees with the database's again."));
        return true;
    }

    /** What the last comparison came to. */
    Optional<ClockReading> last() {
        return last;
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
        return last.flatMap(ClockReading::complaint);
    }

    /** Why nothing new may start by it. */
    Optional<String> obstacle() {
        return last.filter(ClockReading::stops).flatMap(ClockReading::complaint);
    }

    /** How far the database's clock is ahead. */
    Optional<Double> seconds() {
        return last.map(reading -> reading.offset().ahead().toMillis() / 1000.0);
    }
}
