/**
 * The arithmetic under the timings: which minutes of a local calendar match, and how a zone's clock runs. Knows whole
 * seconds only; knows nothing of schedules.
 */
@NullMarked
package io.hourhand.schedule.calendar;

import org.jspecify.annotations.NullMarked;
