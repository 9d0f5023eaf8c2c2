/** What holds for any text, whatever it is about. */
@NullMarked
package io.hourhand.text;

import org.jspecify.annotations.NullMarked;
