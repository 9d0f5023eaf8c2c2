package io.hourhand.daemon.run;

import io.hourhand.policy.Cause;
import io.hourhand.run.RunPlan;
import java.time.Instant;
import java.util.UUID;

/** A claimed run that is to be carried out, or carried on. */
public record RunOrder(UUID runId, UUID scheduleId, String scheduleName, Cause cause, Instant dueAt, RunPlan plan) {}
