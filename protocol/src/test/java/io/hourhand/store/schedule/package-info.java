@NullMarked
package io.hourhand.store.schedule;

import org.jspecify.annotations.NullMarked;
