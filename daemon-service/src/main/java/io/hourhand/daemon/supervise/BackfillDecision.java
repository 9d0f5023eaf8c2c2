package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.policy.Cause;
import io.hourhand.run.BackfillStatus;
import io.hourhand.run.Ids;
import io.hourhand.run.NewRun;
import io.hourhand.run.RunPlan;
import io.hourhand.store.run.BackfillClaims;
import io.hourhand.store.run.BackfillClaims.Active;
import io.hourhand.store.run.ClaimStore.Claimed;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Gives each backfill whose schedule has nothing going the run of its next slot. Blocks. */
final class BackfillDecision {

    private final BackfillClaims claims;
    private final ScheduleStore schedules;
    private final InstantSource clock;

    BackfillDecision(BackfillClaims claims, ScheduleStore schedules, InstantSource clock) {
        this.claims = claims;
        this.schedules = schedules;
        this.clock = clock;
    }

    /**
     * What was decided.
     *
     * @param more whether some backfills are not done
     */
    record Decided(List<Ready> ready, boolean more, boolean deposed) {}

    /** @param engaged schedules that have a run going or waiting */
    Decided decide(Set<UUID> engaged) {
        List<Ready> ready = new ArrayList<>();
        boolean more = false;
        for (Active backfill : claims.active()) {
            if (engaged.contains(backfill.scheduleId())) {
                more = true;
                continue;
            }
            Optional<StoredSchedule> schedule = schedules.find(backfill.scheduleId());
            Optional<Instant> slot = schedule.flatMap(found -> claims.next(backfill.id()));
            Claimed claimed;
            if (slot.isPresent()) {
                NewRun run = run(backfill, schedule.get(), slot.get());
                claimed = claims.claim(backfill, run, clock.instant());
                if (claimed == Claimed.DONE) {
                    ready.add(new Ready(SlotPass.order(run), false, List.of()));
                }
                more = true;
            } else {
                claimed = end(backfill, schedule);
            }
            if (claimed == Claimed.DEPOSED) {
                return new Decided(List.of(), true, true);
            }
        }
        return new Decided(ready, more, false);
    }

    private Claimed end(Active backfill, Optional<StoredSchedule> schedule) {
        if (schedule.isEmpty()) {
            return claims.end(
                    backfill, BackfillStatus.CANCELLED, Optional.of("The schedule was deleted."), clock.instant());
        }
        Narration.note("The backfill of \"" + schedule.get().definition().name() + "\" is done.");
        return claims.end(backfill, BackfillStatus.DONE, Optional.empty(), clock.instant());
    }

    private static NewRun run(Active backfill, StoredSchedule schedule, Instant slot) {
        return new NewRun(
                Ids.next(),
                schedule.id(),
                schedule.definition().name(),
                Cause.BACKFILL,
                slot,
                Optional.empty(),
                RunPlan.whole(schedule.definition()),
                Optional.of(backfill.requestedBy()),
                Optional.empty(),
                Optional.empty());
    }
}
