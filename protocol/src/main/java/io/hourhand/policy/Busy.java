package io.hourhand.policy;

import java.util.List;
import java.util.UUID;

/**
 * What one schedule has going when a new run of it is wanted.
 *
 * @param running its runs that a live daemon holds, oldest first; a run of a dead daemon that nobody will resume is not
 *     one of them
 * @param queued its runs that wait for those, oldest first; a run that waits for a free place among all schedules is
 *     running in this sense
 */
public record Busy(List<UUID> running, List<UUID> queued) {

    public static final Busy IDLE = new Busy(List.of(), List.of());

    public boolean idle() {
        return running.isEmpty() && queued.isEmpty();
    }
}
