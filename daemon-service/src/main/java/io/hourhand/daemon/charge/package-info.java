/** Whether this daemon is the one in charge: its lease and heartbeat, a hung one's end, and doubts about the database. */
@NullMarked
package io.hourhand.daemon.charge;

import org.jspecify.annotations.NullMarked;
