package io.hourhand.web.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.policy.Overlap;
import io.hourhand.run.Ids;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.RetryCandidates.Candidate;
import io.hourhand.web.action.RetryPlan.LeftOut;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    private static final Instant DUE = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void failedAndAbandonedRunsAreDoneAgainTheOldestFirst() {
        Candidate newer = run(Ids.next(), RunStatus.ABANDONED, Optional.of(Overlap.ALLOW), false);
        Candidate older = run(Ids.next(), RunStatus.FAILED, Optional.of(Overlap.SKIP), false);
        assertEquals(new RetryPlan(List.of(older, newer), Map.of()), RetryPlan.of(List.of(newer, older), 0));
    }

    @Test
    void whatIsNotSaysWhy() {
        List<Candidate> runs = List.of(
                run(Ids.next(), RunStatus.RUNNING, Optional.of(Overlap.ALLOW), false),
                run(Ids.next(), RunStatus.QUEUED, Optional.of(Overlap.ALLOW), false),
                run(Ids.next(), RunStatus.SUCCEEDED, Optional.of(Overlap.ALLOW), false),
                run(Ids.next(), RunStatus.CANCELLED, Optional.of(Overlap.ALLOW), false),
                run(Ids.next(), RunStatus.FAILED, Optional.of(Overlap.ALLOW), true),
                run(Ids.next(), RunStatus.FAILED, Optional.empty(), false));
        assertEquals(
                Map.of(
                        LeftOut.NOT_THERE, 3,
                        LeftOut.NOT_OVER, 2,
                        LeftOut.NOT_FAILED, 2,
                        LeftOut.RETRIED, 1,
                        LeftOut.SCHEDULE_DELETED, 1),
                RetryPlan.of(runs, 3).leftOut());
    }

    @Test
    void ofAScheduleThatLetsOneRunGoOnTheNewestIsDoneAgain() {
        for (Overlap rule : Overlap.values()) {
            UUID schedule = Ids.next();
            List<Candidate> runs = Stream.generate(() -> run(schedule, RunStatus.FAILED, Optional.of(rule), false))
                    .limit(3)
                    .toList();
            RetryPlan plan = RetryPlan.of(runs, 0);
            boolean alone = rule == Overlap.SKIP || rule == Overlap.CANCEL_RUNNING;
            assertEquals(alone ? runs.subList(0, 1) : runs.reversed(), plan.wanted(), rule.name());
            assertEquals(alone ? Map.of(LeftOut.ONE_AT_A_TIME, 2) : Map.of(), plan.leftOut(), rule.name());
        }
    }

    @Test
    void noMoreThanAHundredAreDoneAtOnceAndThoseAreTheNewest() {
        List<Candidate> runs = Stream.generate(
                        () -> run(Ids.next(), RunStatus.FAILED, Optional.of(Overlap.SKIP), false))
                .limit(130)
                .toList();
        RetryPlan plan = RetryPlan.of(runs, 0);
        assertEquals(runs.subList(0, RetryPlan.MOST).reversed(), plan.wanted());
        assertEquals(Map.of(LeftOut.OVER_MOST, 30), plan.leftOut());
    }

    private static Candidate run(UUID schedule, RunStatus status, Optional<Overlap> overlap, boolean retried) {
        return new Candidate(
                Ids.next(), schedule, "a schedule", status, DUE, overlap.map(rule -> "UTC"), overlap, retried, false);
    }
}
