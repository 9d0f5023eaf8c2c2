package io.hourhand.daemon.job;

/** What is known of an attempt while it goes on. */
public sealed interface JobNews permits JobProgress, JobEnding {

    JobKey key();
}
