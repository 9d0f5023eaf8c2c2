/** A whole Hourhand on one machine: a database and both services, started, watched and stopped together. */
@NullMarked
package io.hourhand.quickstart.house;

import org.jspecify.annotations.NullMarked;
