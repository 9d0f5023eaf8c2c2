package io.hourhand.web.page.status;

import io.hourhand.store.history.LatestRuns.Tally;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Moment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The daemon.
 *
 * @param verdict how it is, in a sentence
 * @param good whether jobs will run
 * @param drain the drain that lasts
 * @param sinceTick what came of the last tick and after it
 * @param instances its last starts
 * @param unlisted the start that a reader came for, where it is none of those
 */
public record WorkersPage(
        String verdict,
        boolean good,
        Optional<DrainLine> drain,
        Optional<TickLine> lastTick,
        Optional<Moment> nextTick,
        Optional<Tally> sinceTick,
        Optional<String> poll,
        Optional<Clock> clock,
        List<RunLine> running,
        List<Instance> instances,
        Optional<UUID> unlisted) {

    /** Where it looks again. */
    public String path() {
        return "/admin/workers" + unlisted.map(id -> "?of=" + id).orElse("");
    }

    /** How its clock is by the database's. */
    public record Clock(String text, boolean good) {}

    /** One start of a daemon. */
    public record Instance(
            UUID id,
            Look look,
            String host,
            long pid,
            String version,
            Moment started,
            Moment heartbeat,
            boolean fresh,
            boolean alive,
            Optional<Moment> stopped) {}
}
