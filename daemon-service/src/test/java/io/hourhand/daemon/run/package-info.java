@NullMarked
package io.hourhand.daemon.run;

import org.jspecify.annotations.NullMarked;
