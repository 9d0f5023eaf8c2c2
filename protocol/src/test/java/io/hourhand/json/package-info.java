/** JSON from outside, field by field. */
@NullMarked
package io.hourhand.json;

import org.jspecify.annotations.NullMarked;
