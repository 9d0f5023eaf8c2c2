package io.hourhand.run;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.ClockTouches;
import io.hourhand.schedule.Firing;
import io.hourhand.schedule.Firings;
import io.hourhand.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * All that a person says about a schedule.
 *
 * @param jobs in the order in which they run; at least one
 * @param jitter the longest that a start may be put off, so that schedules of one minute do not start together
 * @param runTimeout the longest that a run may take, all its jobs and waits together
 * @param tags words by which it is found, in the order of the alphabet; they decide nothing
 */
public record ScheduleDefinition(
        String name,
        String description,
        boolean enabled,
        Timing timing,
        ZoneId timeZone,
        List<JobSpec> jobs,
        OnFailure onFailure,
        Overlap overlap,
        CatchUp catchUp,
        ClockChanges clockChanges,
        Duration jitter,
        Optional<Duration> runTimeout,
        List<String> tags) {

    private static final Duration YEAR = Duration.ofDays(365);

    public ScheduleDefinition {
        jobs = List.copyOf(jobs);
        tags = List.copyOf(tags);
    }

    /** One without tags. */
    public ScheduleDefinition(
            String name,
            String description,
            boolean enabled,
            Timing timing,
            ZoneId timeZone,
            List<JobSpec> jobs,
            OnFailure onFailure,
            Overlap overlap,
            CatchUp catchUp,
            ClockChanges clockChanges,
            Duration jitter,
            Optional<Duration> runTimeout) {
        this(
                name,
                description,
                enabled,
                timing,
                timeZone,
                jobs,
                onFailure,
                overlap,
                catchUp,
                clockChanges,
                jitter,
                runTimeout,
                List.of());
    }

    /** When this schedule fires, whether it is enabled or not; without jitter. */
    public Firings firings() {
        return Firings.of(timing, timeZone, clockChanges);
    }

    /** Its times within a year that a clock change touches, the first few. */
    public List<Firing> clockTouches(Instant from) {
        return ClockTouches.between(timing, timeZone, clockChanges, from, from.plus(YEAR));
    }

    /** The same schedule, switched on or off. */
    public ScheduleDefinition withEnabled(boolean on) {
        return with(on, jobs, tags);
    }

    /** The same schedule with other jobs. */
    public ScheduleDefinition withJobs(List<JobSpec> others) {
        return with(enabled, others, tags);
    }

    /** The same schedule with other tags. */
    public ScheduleDefinition withTags(List<String> others) {
        return with(enabled, jobs, others);
    }

    private ScheduleDefinition with(boolean on, List<JobSpec> otherJobs, List<String> otherTags) {
        return new ScheduleDefinition(
                name,
                description,
                on,
                timing,
                timeZone,
                otherJobs,
                onFailure,
                overlap,
                catchUp,
                clockChanges,
                jitter,
                runTimeout,
                otherTags);
    }
}
