@NullMarked
package io.hourhand.quickstart.purge;

import org.jspecify.annotations.NullMarked;
