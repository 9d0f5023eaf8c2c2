/** Tests of the spool. */
@NullMarked
package io.hourhand.daemon.spool;

import org.jspecify.annotations.NullMarked;
