/** What is due: the tick, the alarm, the claims, and the runs that they start. */
@NullMarked
package io.hourhand.daemon.supervise;

import org.jspecify.annotations.NullMarked;
