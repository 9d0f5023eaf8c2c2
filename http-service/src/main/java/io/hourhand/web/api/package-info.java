/** The JSON routes, one file a resource. */
@NullMarked
package io.hourhand.web.api;

import org.jspecify.annotations.NullMarked;
