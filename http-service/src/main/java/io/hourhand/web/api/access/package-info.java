/** Login, users and tokens. */
@NullMarked
package io.hourhand.web.api.access;

import org.jspecify.annotations.NullMarked;
