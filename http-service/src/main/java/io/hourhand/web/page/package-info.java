/** The pages for people, and the files that they load. */
@NullMarked
package io.hourhand.web.page;

import org.jspecify.annotations.NullMarked;
