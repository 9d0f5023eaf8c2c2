/** Schedules, without a server. */
@NullMarked
package io.hourhand.web.page.schedule;

import org.jspecify.annotations.NullMarked;
