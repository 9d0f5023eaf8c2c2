/** Measurements by hand, of a real daemon on a real database: {@code ./hourhand speed}. They assert nothing. */
@NullMarked
package io.hourhand.daemon.speed;

import org.jspecify.annotations.NullMarked;
