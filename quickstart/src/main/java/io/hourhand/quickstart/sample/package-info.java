/** The sample application: loads its tables and hands out its schedule, Daily Full Sync. */
@NullMarked
package io.hourhand.quickstart.sample;

import org.jspecify.annotations.NullMarked;
