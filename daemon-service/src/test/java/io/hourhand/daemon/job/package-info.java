@NullMarked
package io.hourhand.daemon.job;

import org.jspecify.annotations.NullMarked;
