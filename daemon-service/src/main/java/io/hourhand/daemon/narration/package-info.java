/** The lines by which people follow the daemon. */
@NullMarked
package io.hourhand.daemon.narration;

import org.jspecify.annotations.NullMarked;
