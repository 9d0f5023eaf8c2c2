/** What the web-server and the daemon say to each other. */
@NullMarked
package io.hourhand.wire;

import org.jspecify.annotations.NullMarked;
