package io.hourhand.web.page.status;

import io.hourhand.store.schedule.ScheduleListing.Counts;
import io.hourhand.web.page.text.Moment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Is it running, what failed, what comes next.
 *
 * @param failedCount runs of the last 24 hours that did not succeed
 * @param made runs of the last 24 hours
 */
public record OverviewPage(
        List<RunLine> running,
        List<RunLine> failed,
        long failedCount,
        long made,
        List<Next> next,
        Counts schedules,
        Tile daemon,
        Optional<Moment> nextTick,
        Tile database) {

    /** A schedule that starts soon. */
    public record Next(UUID id, String name, Moment at, Optional<String> late) {}
}
