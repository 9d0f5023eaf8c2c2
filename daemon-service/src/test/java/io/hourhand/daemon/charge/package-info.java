@NullMarked
package io.hourhand.daemon.charge;

import org.jspecify.annotations.NullMarked;
