/** The daemon and the overview. */
@NullMarked
package io.hourhand.web.page.status;

import org.jspecify.annotations.NullMarked;
