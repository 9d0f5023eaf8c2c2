/** Measurements of the whole system, taken by hand: they assert nothing. */
@NullMarked
package io.hourhand.quickstart.system.speed;

import org.jspecify.annotations.NullMarked;
