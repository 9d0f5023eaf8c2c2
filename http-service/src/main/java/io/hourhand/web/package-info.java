/** The web-server: its main, its start, and the way of a request through it. */
@NullMarked
package io.hourhand.web;

import org.jspecify.annotations.NullMarked;
