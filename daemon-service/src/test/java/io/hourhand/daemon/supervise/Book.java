package io.hourhand.daemon.supervise;

import io.hourhand.policy.Busy;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.timeline.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Where a world's schedule and its ledger are kept. */
interface Book {

    UUID id();

    void edit(ScheduleDefinition definition, Instant at);

    void pause(Optional<Instant> until, Instant at);

    void resume(Instant at);

    Optional<NextSlot> waiting();

    /** Decides all that is due; answers the runs that were made. */
    List<UUID> decide(Busy busy, Watch watch, Instant now);

    /** Decides what is due, and is killed just before that is committed. */
    void cut(Busy busy, Watch watch, Instant now);

    /** Somebody lets slots that are past run again. */
    void again(Random chance, Instant now);

    Timeline timeline();

    Collection<SlotEntry> lines();
}
