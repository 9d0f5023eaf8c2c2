/** Who asks, and what they may do: login, tokens, roles, same-origin. */
@NullMarked
package io.hourhand.web.auth;

import org.jspecify.annotations.NullMarked;
