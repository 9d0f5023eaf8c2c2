/** What all pages have in common: shell, preferences, flash messages, forms, rendering. */
@NullMarked
package io.hourhand.web.page.frame;

import org.jspecify.annotations.NullMarked;
