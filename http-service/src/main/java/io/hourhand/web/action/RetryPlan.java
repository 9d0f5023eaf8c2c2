package io.hourhand.web.action;

import io.hourhand.run.RunStatus;
import io.hourhand.store.history.RetryCandidates.Candidate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which of some runs are done again together, and why the others are not. Pure.
 *
 * @param wanted the oldest first, as they were due
 * @param leftOut how many are not, by the reason
 */
public record RetryPlan(List<Candidate> wanted, Map<LeftOut, Integer> leftOut) {

    /** So many runs are made at once at the most. */
    public static final int MOST = 100;

    /** Why a run is not done again with the others. */
    public enum LeftOut {
        NOT_THERE("no longer there: its history may have been pruned"),
        NOT_OVER("not over yet"),
        NOT_FAILED("neither failed nor abandoned: succeeded and cancelled runs are done again from their own page"),
        RETRIED("done again already: look at the newer run"),
        ASKED("asked for already: the request waits until the daemon decides about it"),
        SCHEDULE_DELETED("of a schedule that was deleted"),
        ONE_AT_A_TIME("of a schedule whose overlap rule lets only one run go on: of its runs the newest is done again"),
        OVER_MOST("more than the " + MOST + " that are done at once: ask again when these have run");

        private final String words;

        LeftOut(String words) {
            this.words = words;
        }

        /** What stands behind their number. */
        public String words() {
            return words;
        }
    }

    /**
     * Decides about runs.
     *
     * @param newestFirst those that are there
     * @param notThere how many others were asked for
     */
    public static RetryPlan of(List<Candidate> newestFirst, int notThere) {
        List<Candidate> wanted = new ArrayList<>();
        Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
        if (notThere > 0) {
            leftOut.put(LeftOut.NOT_THERE, notThere);
        }
        Set<UUID> alone = new HashSet<>();
        for (Candidate run : newestFirst) {
            Optional<LeftOut> why = unfit(run)
                    .or(() -> oneAtATime(run) && !alone.add(run.scheduleId())
                            ? Optional.of(LeftOut.ONE_AT_A_TIME)
                            : Optional.empty())
                    .or(() -> wanted.size() >= MOST ? Optional.of(LeftOut.OVER_MOST) : Optional.empty());
            why.ifPresentOrElse(reason -> leftOut.merge(reason, 1, Integer::sum), () -> wanted.addFirst(run));
        }
        return new RetryPlan(List.copyOf(wanted), Map.copyOf(leftOut));
    }

    private static Optional<LeftOut> unfit(Candidate run) {
        if (!run.status().isFinal()) {
            return Optional.of(LeftOut.NOT_OVER);
        }
        if (run.status() != RunStatus.FAILED && run.status() != RunStatus.ABANDONED) {
            return Optional.of(LeftOut.NOT_FAILED);
        }
        if (run.retried()) {
            return Optional.of(LeftOut.RETRIED);
        }
        if (run.asked()) {
            return Optional.of(LeftOut.ASKED);
        }
        return run.overlap().isEmpty() ? Optional.of(LeftOut.SCHEDULE_DELETED) : Optional.empty();
    }

    /** Each of them would be refused for, or would cancel, the one before it. */
    private static boolean oneAtATime(Candidate run) {
        return run.overlap()
                .filter(rule -> switch (rule) {
                    case SKIP, CANCEL_RUNNING -> true;
                    case QUEUE_ONE, QUEUE_ALL, ALLOW -> false;
                })
                .isPresent();
    }
}
