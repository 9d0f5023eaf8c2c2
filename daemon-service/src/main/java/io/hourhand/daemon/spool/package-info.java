/** Outcomes of jobs on the local disk, while the database does not take them. */
@NullMarked
package io.hourhand.daemon.spool;

import org.jspecify.annotations.NullMarked;
