/** Tests of reading crontabs. */
@NullMarked
package io.hourhand.web.page.crontab;

import org.jspecify.annotations.NullMarked;
