package io.hourhand.daemon.supervise;

import io.hourhand.daemon.run.RunTools;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.run.BackfillClaims;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.schedule.ProblemStore;
import io.hourhand.store.schedule.ScheduleStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What the supervisor needs.
 *
 * @param poll how often it ticks
 * @param places how many runs may go on at once
 * @param drained is told whether the daemon is drained, whenever that changes; it returns at once
 * @param ticked tells whoever goes along with a tick that there was one; it returns at once
 * @param unfinished is told which runs are not over, before any of them is taken up
 */
public record SupervisorTools(
        UUID workerId,
        Duration poll,
        int places,
        InstantSource clock,
        ClaimStore claims,
        ProblemStore problems,
        BackfillClaims backfills,
        ScheduleStore schedules,
        RunStore runs,
        WorkerStore workers,
        DrainStore drains,
        Consumer<Set<UUID>> unfinished,
        RunTools runTools,
        Consumer<Boolean> drained,
        Runnable ticked) {}
