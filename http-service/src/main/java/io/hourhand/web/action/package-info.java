/** What people do to schedules and runs, for the API and the pages alike: ask the daemon, and keep the record. */
@NullMarked
package io.hourhand.web.action;

import org.jspecify.annotations.NullMarked;
