/** One attempt at a job, and the kinds of job there are. */
@NullMarked
package io.hourhand.daemon.job;

import org.jspecify.annotations.NullMarked;
