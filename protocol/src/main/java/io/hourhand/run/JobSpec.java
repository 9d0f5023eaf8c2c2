package io.hourhand.run;

import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import java.time.Duration;

/**
 * One job of a schedule.
 *
 * @param type one of the job types, such as {@code sql}
 * @param config a JSON object whose fields the type defines, as text
 * @param timeout the longest that one attempt may take
 */
public record JobSpec(String name, String type, String config, Duration timeout, Retry retry, OnRestart onRestart) {}
