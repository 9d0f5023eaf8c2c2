/** The pure parts of the java jobs. */
@NullMarked
package io.hourhand.sample;

import org.jspecify.annotations.NullMarked;
