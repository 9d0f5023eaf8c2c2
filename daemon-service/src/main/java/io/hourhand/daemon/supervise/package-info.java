/** What is due and who is in charge: the tick, the alarm, the claims, the lease, the heartbeat. */
@NullMarked
package io.hourhand.daemon.supervise;

import org.jspecify.annotations.NullMarked;
