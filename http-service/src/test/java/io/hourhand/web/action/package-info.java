/** What pages and API do alike, each part by itself. */
@NullMarked
package io.hourhand.web.action;

import org.jspecify.annotations.NullMarked;
