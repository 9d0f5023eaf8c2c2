package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.policy.Busy;
import io.hourhand.policy.SlotReason;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.SlotOutcome;
import io.hourhand.store.ClaimStore;
import io.hourhand.store.StoredSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One look at what is due: every slot up to now is decided, and what comes next is known. Blocks. */
final class DueWork {

    private static final int PAGE = 100;

    /** A daemon that comes this late to a slot was not up: it was suspended, or its clock was set forward. */
    private static final Duration SUSPENDED = Duration.ofSeconds(30);

    private final ClaimStore claims;
    private final InstantSource clock;
    private final Instant upSince;

    /** @param upSince since when this daemon has been in charge: slots up to then are missed ones */
    DueWork(ClaimStore claims, InstantSource clock, Instant upSince) {
        this.claims = claims;
        this.clock = clock;
        this.upSince = upSince;
    }

    /**
     * What a look found.
     *
     * @param due how many schedules had a slot that was due
     * @param nextStart when the next slot starts, if it does within the horizon
     * @param deposed whether another daemon is in charge
     */
    record Found(int due, List<Ready> ready, Optional<Instant> nextStart, boolean deposed) {}

    /**
     * Decides all that is due.
     *
     * @param busy what each schedule has going
     * @param horizon how far ahead to look for the next start
     */
    Found look(Map<UUID, Busy> busy, Duration horizon) {
        Map<UUID, Busy> known = new HashMap<>(busy);
        Set<UUID> due = new HashSet<>();
        List<Ready> ready = new ArrayList<>();
        Instant now = clock.instant();
        for (List<StoredSchedule> page = claims.due(now, PAGE); !page.isEmpty(); page = claims.due(now, PAGE)) {
            for (StoredSchedule schedule : page) {
                due.add(schedule.id());
                if (decide(schedule, known, ready, now) == ClaimStore.Claimed.DEPOSED) {
                    return new Found(due.size(), List.of(), Optional.empty(), true);
                }
            }
        }
        return new Found(due.size(), ready, claims.nextStart(now.plus(horizon)), false);
    }

    private ClaimStore.Claimed decide(StoredSchedule schedule, Map<UUID, Busy> known, List<Ready> ready, Instant now) {
        if (schedule.problem().isPresent()) {
            String problem = schedule.problem().get();
            Narration.warning("Schedule \"" + schedule.definition().name() + "\" cannot run. " + problem);
            return claims.flag(schedule, problem);
        }
        Instant first = schedule.nextDueAt().orElseThrow();
        boolean suspended = Duration.between(first, now).compareTo(SUSPENDED) > 0;
        Busy busy = known.getOrDefault(schedule.id(), Busy.IDLE);
        SlotPass.Outcome outcome = SlotPass.decide(schedule, busy, suspended ? now : upSince, now);
        ClaimStore.Claimed claimed = claims.slots(schedule, outcome.entries(), outcome.runs(), outcome.next(), now);
        if (claimed == ClaimStore.Claimed.DONE) {
            ready.addAll(outcome.ready());
            known.put(schedule.id(), with(busy, outcome.ready()));
            outcome.entries().forEach(entry -> narrate(schedule, entry));
        }
        return claimed;
    }

    private static Busy with(Busy busy, List<Ready> more) {
        List<UUID> running = new ArrayList<>(busy.running());
        List<UUID> queued = new ArrayList<>(busy.queued());
        more.forEach(run -> (run.inLine() ? queued : running).add(run.order().runId()));
        return new Busy(running, queued);
    }

    private static void narrate(StoredSchedule schedule, SlotEntry entry) {
        if (entry.outcome() != SlotOutcome.RAN) {
            String which = entry.count() == 1
                    ? "the slot " + entry.dueAt()
                    : entry.count() + " slots from " + entry.dueAt() + " to "
                            + entry.untilAt().orElse(entry.dueAt());
            String why = entry.reason()
                    .map(reason -> SlotReason.valueOf(reason).sentence())
                    .orElse("");
            Narration.skipped(schedule.definition().name(), which + ". " + why);
        }
    }
}
