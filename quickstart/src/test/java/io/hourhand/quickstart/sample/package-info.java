/** The sample application's tests: one contract, held by MariaDB and by MySQL. */
@NullMarked
package io.hourhand.quickstart.sample;

import org.jspecify.annotations.NullMarked;
