/** Schedules: listed, switched, started, edited. */
@NullMarked
package io.hourhand.web.page.schedule;

import org.jspecify.annotations.NullMarked;
