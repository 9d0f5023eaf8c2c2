/** The web-server from outside, over a real socket and a real database. */
@NullMarked
package io.hourhand.web;

import org.jspecify.annotations.NullMarked;
