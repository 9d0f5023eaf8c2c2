/** The only room that talks to the daemon: nudges, and streams fanned out to browsers. */
@NullMarked
package io.hourhand.web.live;

import org.jspecify.annotations.NullMarked;
