/** What holds for all pages. */
@NullMarked
package io.hourhand.web.page;

import org.jspecify.annotations.NullMarked;
