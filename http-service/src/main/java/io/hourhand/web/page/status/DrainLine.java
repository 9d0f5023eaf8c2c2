package io.hourhand.web.page.status;

import io.hourhand.run.DrainOrder;
import io.hourhand.store.WorkerStore.Worker;
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
        String goOn = running == 1 ? "1 run still goes to its end" : running + " runs still go to their end";
        return new DrainLine(
                order.by(),
                order.reason(),
                times.minute(order.since(), ShownZone.UTC),
                !heard
                        ? daemon.isEmpty()
                                ? "No daemon is running; the next one holds to it."
                                : "The daemon has not heard of it yet; it will with the next thing that it decides."
                        : running == 0 ? "Drained: nothing is running." : "Draining: " + goOn + ".",
                heard && running == 0);
    }
}
