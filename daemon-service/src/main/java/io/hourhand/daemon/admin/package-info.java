/** The daemon's own endpoint, for the web-server and for probes. */
@NullMarked
package io.hourhand.daemon.admin;

import org.jspecify.annotations.NullMarked;
