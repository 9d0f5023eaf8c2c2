/** A real MariaDB server, unpacked from a jar and run as a child process, for the quickstart and the tests. */
@NullMarked
package io.hourhand.embedded;

import org.jspecify.annotations.NullMarked;
