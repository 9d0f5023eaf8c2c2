package io.hourhand.web.page.run;

import io.hourhand.store.history.RunHistory.Run;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How far the end of a run's job is that has to stop, as a sentence. */
final class EndingWords {

    private EndingWords() {}

    /** @param clock says an instant as a reader of the page would */
    static Optional<String> of(Run run, Function<Instant, String> clock) {
        if (run.status().isFinal()) {
            return Optional.empty();
        }
        return run.cancelStage()
                .map(stage -> switch (stage) {
                    case ASKED -> "The job was asked to stop" + until(run, clock, "will be interrupted");
                    case INTERRUPTED -> "The job was interrupted" + until(run, clock, "will be ended by force");
                    case KILLED -> "The job's child processes were killed" + until(run, clock, "will be given up");
                    case ABANDONED -> "The job was given up.";
                })
                .or(() -> run.cancelRequestedAt()
                        .map(at -> "The cancel is noted; the daemon tells the job as soon as it has heard of it."));
    }

    private static String until(Run run, Function<Instant, String> clock, String next) {
        return run.cancelEndsBy()
                .map(end -> "; if it has not ended, it " + next + " at " + clock.apply(end) + ".")
                .orElse(".");
    }
}
