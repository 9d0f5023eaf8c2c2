/** Coming and going: login, setup, preferences, users. */
@NullMarked
package io.hourhand.web.page.access;

import org.jspecify.annotations.NullMarked;
