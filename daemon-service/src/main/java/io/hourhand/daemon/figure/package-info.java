/** What the daemon counts about itself. */
@NullMarked
package io.hourhand.daemon.figure;

import org.jspecify.annotations.NullMarked;
