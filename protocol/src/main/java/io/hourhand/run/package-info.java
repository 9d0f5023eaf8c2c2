/** What a schedule and a run are, and which states may follow which. Pure. */
@NullMarked
package io.hourhand.run;

import org.jspecify.annotations.NullMarked;
