@NullMarked
package io.hourhand.config;

import org.jspecify.annotations.NullMarked;
