@NullMarked
package io.hourhand.store.run;

import org.jspecify.annotations.NullMarked;
