/** {@code ./hourhand purge}: retention by hand. */
@NullMarked
package io.hourhand.quickstart.purge;

import org.jspecify.annotations.NullMarked;
