@NullMarked
package io.hourhand.timeline;

import org.jspecify.annotations.NullMarked;
