/** The JSON routes, one file a resource: schedules and runs here, the rest in the packages below. */
@NullMarked
package io.hourhand.web.api;

import org.jspecify.annotations.NullMarked;
