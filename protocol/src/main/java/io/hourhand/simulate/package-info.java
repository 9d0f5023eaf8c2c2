/**
 * What a set of schedules would do from one instant to another, decided by the same code that decides for the daemon,
 * without waiting for any clock. Pure: the same input gives the same report, byte for byte.
 */
@NullMarked
package io.hourhand.simulate;

import org.jspecify.annotations.NullMarked;
