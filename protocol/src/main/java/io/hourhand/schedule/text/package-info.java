/** Timings as text: what people write, read into items and bit sets, and told again in English. */
@NullMarked
package io.hourhand.schedule.text;

import org.jspecify.annotations.NullMarked;
