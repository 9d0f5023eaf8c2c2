/** One box for all filters: words that lead to the pages that have them as fields. */
@NullMarked
package io.hourhand.web.page.search;

import org.jspecify.annotations.NullMarked;
