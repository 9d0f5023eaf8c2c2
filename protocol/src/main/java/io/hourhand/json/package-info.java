/** The domain as JSON text. */
@NullMarked
package io.hourhand.json;

import org.jspecify.annotations.NullMarked;
