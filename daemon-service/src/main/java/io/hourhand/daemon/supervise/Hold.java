package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.daemon.supervise.Decisions.Decision;
import io.hourhand.run.DrainOrder;
import io.hourhand.wire.TriggerAnswer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether somebody has drained the daemon, as far as the supervisor has heard, and what that means for its runs. Says so
 * in the log, and says once when nothing goes on any more. Belongs to the supervisor's thread.
 */
final class Hold {

    private final Runners<?> runners;
    private final Consumer<Boolean> news;
    private Optional<DrainOrder> order = Optional.empty();
    private boolean quiet;

    /** @param news is told whenever it begins or ends */
    Hold(Runners<?> runners, Consumer<Boolean> news) {
        this.runners = runners;
        this.news = news;
    }

    boolean on() {
        return order.isPresent();
    }

    Optional<DrainOrder> order() {
        return order;
    }

    /** Takes the runs that an earlier daemon left. Where it was drained, those that had begun go on, no others. */
    void recovered(Decision.Recovered recovered) {
        if (recovered.drain().isPresent()) {
            runners.resumeHeld(recovered.runs());
            begin(recovered.drain().get());
        } else {
            runners.resume(recovered.runs());
        }
    }

    /** Nothing was decided, as there is an order. */
    void heard(Decision.Held held) {
        held.cancelled().forEach(runners::cancel);
        begin(held.drain());
        held.replyTo()
                .ifPresent(asker -> asker.tell(TriggerAnswer.queued("It starts when the daemon is resumed, as "
                        + held.drain().evidence() + ".")));
    }

    private void begin(DrainOrder given) {
        if (order.map(DrainOrder::id).equals(Optional.of(given.id()))) {
            return;
        }
        order = Optional.of(given);
        quiet = false;
        runners.hold(true);
        Narration.note("Draining, as " + given.by() + " wants: " + given.reason()
                + ". Nothing new starts; runs that go on go to their end.");
        news.accept(true);
        look();
    }

    /** A run may have ended. */
    void look() {
        if (on() && !quiet && runners.isEmpty()) {
            quiet = true;
            Narration.note("Drained: nothing is running. It begins again when somebody resumes it.");
        }
    }

    /** Ends where something could be decided again: a drain was a break, and what it kept waiting is looked at. */
    void lift(Decision decision, Vigil vigil, Agenda agenda) {
        if (order.isEmpty() || !decision.free()) {
            return;
        }
        Optional<String> why = order.map(DrainOrder::evidence);
        order = Optional.empty();
        Narration.note("Resumed: what was due and asked for meanwhile is decided now.");
        vigil.seen(why);
        agenda.lookAtAll();
        runners.hold(false);
        news.accept(false);
    }
}
