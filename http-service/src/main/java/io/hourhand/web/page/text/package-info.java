/** Times and lengths of time in words. */
@NullMarked
package io.hourhand.web.page.text;

import org.jspecify.annotations.NullMarked;
