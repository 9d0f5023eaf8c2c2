package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.policy.Busy;
import io.hourhand.policy.SlotReason;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.Tick;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.schedule.ProblemStore;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One look at what is due: every slot up to now is decided, and what comes next is known. Blocks. */
final class DueWork {

    private static final int PAGE = 100;

    /** A look that has more to do ends here, so that its runs start and requests have their turn; the next goes on. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final ClaimStore claims;
    private final ProblemStore problems;
    private final InstantSource clock;
    private volatile boolean begun;

    DueWork(ClaimStore claims, ProblemStore problems, InstantSource clock) {
        this.claims = claims;
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * What a look found.
     *
     * @param due how many schedules had a slot that was due
     * @param skipped how many slots were left out
     * @param nextStart when the next slot starts, if it does within the horizon; in the past where there is more to do
     * @param more whether something was due that this look did not come to
     * @param deposed whether another daemon is in charge
     */
    record Found(int due, List<Ready> ready, long skipped, Optional<Instant> nextStart, boolean more, boolean deposed) {

        Tick.Found tally() {
            return new Tick.Found(due, ready.size(), skipped);
        }
    }

    /**
     * Decides what is due.
     *
     * @param busy what each schedule has going
     * @param watch since when this daemon could have started it
     * @param horizon how far ahead to look for the next start
     */
    Found look(Map<UUID, Busy> busy, Watch watch, Duration horizon) {
        Gathered gathered = new Gathered(busy);
        Instant now = clock.instant();
        begin(now);
        Watch watched = watch.seen(now);
        List<StoredSchedule> page = claims.due(now, PAGE);
        while (!page.isEmpty()) {
            for (StoredSchedule schedule : page) {
                if (decide(schedule, gathered, watched, now) == ClaimStore.Claimed.DEPOSED) {
                    return gathered.deposed();
                }
            }
            boolean longEnough = Duration.between(now, clock.instant()).compareTo(LONGEST) > 0;
            page = longEnough ? List.of() : claims.due(now, PAGE);
        }
        Optional<Instant> nextStart = claims.nextStart(now.plus(horizon));
        return gathered.found(
                nextStart, nextStart.filter(start -> !start.isAfter(now)).isPresent());
    }

    /** What a look has come to so far. Belongs to its thread. */
    private static final class Gathered {

        private final Map<UUID, Busy> known;
        private final Set<UUID> due = new HashSet<>();
        private final List<Ready> ready = new ArrayList<>();
        private long skipped;

        Gathered(Map<UUID, Busy> busy) {
            known = new HashMap<>(busy);
        }

        Busy busy(UUID schedule) {
            return known.getOrDefault(schedule, Busy.IDLE);
        }

        void add(UUID schedule, SlotPass.Outcome outcome) {
            known.put(schedule, with(busy(schedule), outcome.ready()));
            ready.addAll(outcome.ready());
            skipped += outcome.entries().stream()
                    .filter(entry -> entry.reason().isPresent())
                    .mapToLong(SlotEntry::count)
                    .sum();
        }

        Found found(Optional<Instant> nextStart, boolean more) {
            return new Found(due.size(), ready, skipped, nextStart, more, false);
        }

        Found deposed() {
            return new Found(due.size(), List.of(), 0, Optional.empty(), false, true);
        }
    }

    /** What another build could not read, this one perhaps can. */
    private void begin(Instant now) {
        if (!begun) {
            problems.lift(now).forEach(name -> Narration.note("Schedule \"" + name + "\" can run again."));
            begun = true;
        }
    }

    private ClaimStore.Claimed decide(StoredSchedule schedule, Gathered gathered, Watch watch, Instant now) {
        gathered.due.add(schedule.id());
        if (schedule.problem().isPresent()) {
            String problem = schedule.problem().get();
            Narration.warning("Schedule \"" + schedule.definition().name() + "\" cannot run. " + problem);
            return claims.flag(schedule, problem);
        }
        SlotPass.Outcome outcome =
                SlotPass.decide(schedule, claims.timeline(schedule), gathered.busy(schedule.id()), watch, now);
        ClaimStore.Claimed claimed = claims.slots(schedule, outcome.entries(), outcome.runs(), outcome.next(), now);
        if (claimed == ClaimStore.Claimed.DONE) {
            gathered.add(schedule.id(), outcome);
            narrate(schedule, outcome.entries());
        }
        return claimed;
    }

    private static Busy with(Busy busy, List<Ready> more) {
        List<UUID> running = new ArrayList<>(busy.running());
        List<UUID> queued = new ArrayList<>(busy.queued());
        more.forEach(run -> (run.inLine() ? queued : running).add(run.order().runId()));
        return new Busy(running, queued);
    }

    /** A line for each reason, not for each slot. */
    private static void narrate(StoredSchedule schedule, List<SlotEntry> entries) {
        Map<String, List<SlotEntry>> byReason = entries.stream()
                .filter(entry -> entry.reason().isPresent())
                .collect(Collectors.groupingBy(
                        entry -> entry.reason().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, alike) -> {
            long count = alike.stream().mapToLong(SlotEntry::count).sum();
            SlotEntry last = alike.getLast();
            String which = count == 1
                    ? "the slot " + last.dueAt()
                    : count + " slots from " + alike.getFirst().dueAt() + " to "
                            + last.untilAt().orElse(last.dueAt());
            Narration.skipped(
                    schedule.definition().name(),
                    which + ". " + SlotReason.valueOf(reason).sentence());
        });
    }
}
