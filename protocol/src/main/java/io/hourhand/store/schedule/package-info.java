/** Schedules and what belongs to them: versions, pauses, tags, retention, and how they are found again. */
@NullMarked
package io.hourhand.store.schedule;

import org.jspecify.annotations.NullMarked;
