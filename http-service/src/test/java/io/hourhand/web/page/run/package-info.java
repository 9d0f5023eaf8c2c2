/** What pages about runs say, each by itself. */
@NullMarked
package io.hourhand.web.page.run;

import org.jspecify.annotations.NullMarked;
