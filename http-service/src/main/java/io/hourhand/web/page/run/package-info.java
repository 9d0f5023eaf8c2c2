/** Runs and the history of jobs. */
@NullMarked
package io.hourhand.web.page.run;

import org.jspecify.annotations.NullMarked;
