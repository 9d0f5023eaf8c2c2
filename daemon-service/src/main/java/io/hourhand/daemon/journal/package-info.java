/** The journal's way to our connection pool: the only place that knows Slick. */
@NullMarked
package io.hourhand.daemon.journal;

import org.jspecify.annotations.NullMarked;
