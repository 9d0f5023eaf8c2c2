/** The words of this tool, and where to look, in the product itself. */
@NullMarked
package io.hourhand.web.page.help;

import org.jspecify.annotations.NullMarked;
