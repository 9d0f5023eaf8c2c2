@NullMarked
package io.hourhand.store.purge;

import org.jspecify.annotations.NullMarked;
