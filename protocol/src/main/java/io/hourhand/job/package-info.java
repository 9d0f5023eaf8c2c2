/** What the author of a {@code java} job implements. A job's jar needs this package and nothing else of Hourhand. */
@NullMarked
package io.hourhand.job;

import org.jspecify.annotations.NullMarked;
