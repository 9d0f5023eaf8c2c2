/** What is left after the faults, judged from outside. */
@NullMarked
package io.hourhand.quickstart.system.fault.check;

import org.jspecify.annotations.NullMarked;
