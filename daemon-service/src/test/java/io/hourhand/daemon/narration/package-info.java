@NullMarked
package io.hourhand.daemon.narration;

import org.jspecify.annotations.NullMarked;
