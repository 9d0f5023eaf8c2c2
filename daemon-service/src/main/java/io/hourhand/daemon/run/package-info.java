/** One run: its events, what they add up to, and the actor that takes it from job to job. */
@NullMarked
package io.hourhand.daemon.run;

import org.jspecify.annotations.NullMarked;
