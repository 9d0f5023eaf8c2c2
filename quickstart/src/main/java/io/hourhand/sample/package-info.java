/** The java jobs of the sample application, packed into a jar of their own as anybody's jobs would be. */
@NullMarked
package io.hourhand.sample;

import org.jspecify.annotations.NullMarked;
