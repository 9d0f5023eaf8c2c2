package io.hourhand.web.page.status;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.DrainOrder;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.page.text.Times;
import java.util.Optional;

/**
 * A drain that lasts.
 *
 * @param state how far it is, in a sentence
 * @param done whether nothing runs any more
 */
public record DrainLine(String by, String reason, Moment since, String state, boolean done) {

    /** @param running runs that still go on */
    static DrainLine of(DrainOrder order, Optional<Worker> daemon, long running, Times times) {
        boolean heard = order.heardBy()
                .filter(worker -> daemon.filter(now -> now.id().equals(worker)).isPresent())
                .isPresent();
        return new DrainLine(
                order.by(),
                order.reason(),
                times.minute(order.since(), ShownZone.UTC),
                !heard
                        ? daemon.isEmpty() ? say("drain.state.no-daemon") : say("drain.state.unheard")
                        : running == 0 ? say("drain.state.drained") : say("drain.state.draining", running),
                heard && running == 0);
    }
}
