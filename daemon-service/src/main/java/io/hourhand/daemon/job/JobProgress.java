package io.hourhand.daemon.job;

/** How far an attempt says it is: {@code done} of {@code total} steps. */
public record JobProgress(JobKey key, long done, long total) implements JobNews {}
