@NullMarked
package io.hourhand.daemon.log;

import org.jspecify.annotations.NullMarked;
