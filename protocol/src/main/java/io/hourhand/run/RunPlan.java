package io.hourhand.run;

import io.hourhand.policy.OnFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The jobs of a run as they stood when the run was made: later edits of the schedule do not reach it.
 *
 * @param executionIds the id of the first attempt at each job, in the order of the jobs
 * @param firstPosition the position to begin at: 1, or later for a retry from the failed job
 * @param timeout the longest that the run may take; none in plans of builds that did not know it
 */
public record RunPlan(
        List<JobSpec> jobs,
        List<UUID> executionIds,
        OnFailure onFailure,
        int firstPosition,
        Optional<Duration> timeout) {

    public RunPlan {
        jobs = List.copyOf(jobs);
        executionIds = List.copyOf(executionIds);
    }

    /** A plan of all jobs, from the first. */
    public static RunPlan whole(ScheduleDefinition schedule) {
        return new RunPlan(
                schedule.jobs(), newIds(schedule.jobs().size()), schedule.onFailure(), 1, schedule.runTimeout());
    }

    /** The same jobs for another run, from a position on. */
    public RunPlan again(int position) {
        return new RunPlan(jobs, newIds(jobs.size()), onFailure, position, timeout);
    }

    /**
     * The job at a position.
     *
     * @param position 1 for the first job
     */
    public JobSpec job(int position) {
        return jobs.get(position - 1);
    }

    /** The id of the first attempt at the job at a position. */
    public UUID executionId(int position) {
        return executionIds.get(position - 1);
    }

    private static List<UUID> newIds(int count) {
        return Stream.generate(Ids::next).limit(count).toList();
    }
}
