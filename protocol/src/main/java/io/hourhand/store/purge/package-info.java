/** Retention: what is too old goes, in small pieces that commit one by one. */
@NullMarked
package io.hourhand.store.purge;

import org.jspecify.annotations.NullMarked;
