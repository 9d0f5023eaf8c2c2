/** Retention while the daemon runs: what is too old goes, beside the runs and never in their way. */
@NullMarked
package io.hourhand.daemon.purge;

import org.jspecify.annotations.NullMarked;
