/** Lists as files. */
@NullMarked
package io.hourhand.web.api.export;

import org.jspecify.annotations.NullMarked;
