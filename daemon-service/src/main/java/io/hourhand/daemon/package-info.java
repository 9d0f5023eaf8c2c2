/** The schedule-daemon: start, wiring, end. */
@NullMarked
package io.hourhand.daemon;

import org.jspecify.annotations.NullMarked;
