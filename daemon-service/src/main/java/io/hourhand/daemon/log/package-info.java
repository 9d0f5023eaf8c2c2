/** Job output on its way to the table and to those who watch. */
@NullMarked
package io.hourhand.daemon.log;

import org.jspecify.annotations.NullMarked;
