/** What a request and an answer are here: routes, calls, replies and problems. */
@NullMarked
package io.hourhand.web.route;

import org.jspecify.annotations.NullMarked;
