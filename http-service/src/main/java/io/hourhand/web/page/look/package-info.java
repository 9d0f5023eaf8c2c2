/** How states look: a word, a tone and an icon each. */
@NullMarked
package io.hourhand.web.page.look;

import org.jspecify.annotations.NullMarked;
