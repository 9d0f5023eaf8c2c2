@NullMarked
package io.hourhand.run;

import org.jspecify.annotations.NullMarked;
