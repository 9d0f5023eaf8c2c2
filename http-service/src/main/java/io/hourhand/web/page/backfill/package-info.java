/** Running a past range of a schedule: the plan, and what became of it. */
@NullMarked
package io.hourhand.web.page.backfill;

import org.jspecify.annotations.NullMarked;
