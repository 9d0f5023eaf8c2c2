@NullMarked
package io.hourhand.daemon.supervise;

import org.jspecify.annotations.NullMarked;
