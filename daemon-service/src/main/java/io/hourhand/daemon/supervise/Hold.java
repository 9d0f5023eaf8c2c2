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
    private final Permit permit;
    private final Consumer<Boolean> news;
    private boolean quiet;

    /** @param news is told whenever it begins or ends */
    Hold(Runners<?> runners, Permit permit, Consumer<Boolean> news) {
        this.runners = runners;
        this.permit = permit;
        this.news = news;
    }

    boolean on() {
        return order().isPresent();
    }

    Optional<DrainOrder> order() {
        return permit.order();
    }

    /** A decision begins. */
    void asks() {
        permit.asking();
    }

    /** Whether the order has to be asked for: it holds something back, and what is known of it is old. */
    boolean isInDoubt() {
        return permit.isStale() && (on() || runners.areWaiting());
    }

    /** Takes the runs that an earlier daemon left. Where it was drained, those that had begun go on, no others. */
    void recovered(Decision.Recovered recovered) {
        permit.heard(recovered.drain());
        runners.resume(recovered.runs());
        recovered.drain().ifPresent(this::begins);
    }

    /** Nothing was decided, as there is an order. */
    void heard(Decision.Held held) {
        held.cancelled().forEach(runners::cancel);
        boolean news =
                !order().map(DrainOrder::id).equals(Optional.of(held.drain().id()));
        permit.heard(Optional.of(held.drain()));
        if (news) {
            begins(held.drain());
        }
        held.replyTo()
                .ifPresent(asker -> asker.tell(TriggerAnswer.queued("It starts when the daemon is resumed, as "
                        + held.drain().evidence() + ".")));
    }

    private void begins(DrainOrder given) {
        quiet = false;
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

    /**
     * What waits begins where something could be decided again, and a drain is over.
     *
     * @return what it was, if this ended one
     */
    Optional<String> lift(Decision decision, Agenda agenda) {
        if (!decision.free()) {
            return Optional.empty();
        }
        Optional<String> over = order().map(DrainOrder::evidence);
        permit.heard(Optional.empty());
        if (over.isPresent()) {
            Narration.note("Resumed: what was due and asked for meanwhile is decided now.");
            agenda.lookAtAll();
            news.accept(false);
        }
        runners.startWhatCan();
        return over;
    }
}
