/** The parts of access, each by itself. */
@NullMarked
package io.hourhand.web.auth;

import org.jspecify.annotations.NullMarked;
