/** Users, their sessions and tokens, and what they did. */
@NullMarked
package io.hourhand.store.access;

import org.jspecify.annotations.NullMarked;
