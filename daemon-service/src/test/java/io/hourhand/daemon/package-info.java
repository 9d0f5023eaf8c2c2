@NullMarked
package io.hourhand.daemon;

import org.jspecify.annotations.NullMarked;
