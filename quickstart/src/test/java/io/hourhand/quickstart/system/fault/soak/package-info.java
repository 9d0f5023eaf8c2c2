/** Hours of a whole Hourhand to which something happens all the time, and what it holds on to meanwhile. */
@NullMarked
package io.hourhand.quickstart.system.fault.soak;

import org.jspecify.annotations.NullMarked;
