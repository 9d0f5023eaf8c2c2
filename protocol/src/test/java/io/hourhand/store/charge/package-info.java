@NullMarked
package io.hourhand.store.charge;

import org.jspecify.annotations.NullMarked;
