/**
 * What becomes of a slot: catch-up after a downtime, overlap with a run that is still going, retry of a job. Each is a
 * value with one decision. Pure: no clock, no database, no actor.
 */
@NullMarked
package io.hourhand.policy;

import org.jspecify.annotations.NullMarked;
