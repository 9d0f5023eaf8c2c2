/** The whole system: real processes from the packaged jars, over a real database, told and seen as users do. */
@NullMarked
package io.hourhand.quickstart.system;

import org.jspecify.annotations.NullMarked;
