package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

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
        Optional<String> next = run.cancelEndsBy().map(clock);
        return run.cancelStage()
                .map(stage -> switch (stage) {
                    case ASKED ->
                        next.map(at -> say("run.ending.asked.next", at)).orElseGet(() -> say("run.ending.asked"));
                    case INTERRUPTED ->
                        next.map(at -> say("run.ending.interrupted.next", at))
                                .orElseGet(() -> say("run.ending.interrupted"));
                    case KILLED ->
                        next.map(at -> say("run.ending.killed.next", at)).orElseGet(() -> say("run.ending.killed"));
                    case ABANDONED -> say("run.ending.given-up");
                })
                .or(() -> run.cancelRequestedAt().map(at -> say("run.ending.noted")));
    }
}
