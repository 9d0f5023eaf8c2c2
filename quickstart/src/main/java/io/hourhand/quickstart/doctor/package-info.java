/** {@code ./hourhand doctor}. */
@NullMarked
package io.hourhand.quickstart.doctor;

import org.jspecify.annotations.NullMarked;
