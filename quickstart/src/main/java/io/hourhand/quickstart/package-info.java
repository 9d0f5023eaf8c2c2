/** The commands of {@code ./hourhand} that are no service: quickstart, sample and migrate. */
@NullMarked
package io.hourhand.quickstart;

import org.jspecify.annotations.NullMarked;
