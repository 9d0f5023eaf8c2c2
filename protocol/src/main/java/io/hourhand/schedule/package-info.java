/** When a schedule fires: timings and the instants that they give. Pure: no clock, no database, no actor. */
@NullMarked
package io.hourhand.schedule;

import org.jspecify.annotations.NullMarked;
