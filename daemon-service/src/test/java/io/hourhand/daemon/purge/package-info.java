@NullMarked
package io.hourhand.daemon.purge;

import org.jspecify.annotations.NullMarked;
