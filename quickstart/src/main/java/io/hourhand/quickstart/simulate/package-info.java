/** {@code ./hourhand simulate}: plays schedules through a time that has not come. */
@NullMarked
package io.hourhand.quickstart.simulate;

import org.jspecify.annotations.NullMarked;
