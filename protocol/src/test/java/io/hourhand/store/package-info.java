@NullMarked
package io.hourhand.store;

import org.jspecify.annotations.NullMarked;
