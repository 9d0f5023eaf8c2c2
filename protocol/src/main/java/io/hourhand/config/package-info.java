/** Settings, read once from the environment and checked before anything starts. */
@NullMarked
package io.hourhand.config;

import org.jspecify.annotations.NullMarked;
