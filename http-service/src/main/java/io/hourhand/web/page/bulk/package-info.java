/** Many schedules changed together: asked once, done one by one, and told. */
@NullMarked
package io.hourhand.web.page.bulk;

import org.jspecify.annotations.NullMarked;
