/** The words of the search, each by itself. */
@NullMarked
package io.hourhand.web.page.search;

import org.jspecify.annotations.NullMarked;
