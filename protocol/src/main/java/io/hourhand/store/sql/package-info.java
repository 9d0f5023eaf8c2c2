/** The way to the database and what both servers say: connections, statements, rows, errors, and the schema itself. */
@NullMarked
package io.hourhand.store.sql;

import org.jspecify.annotations.NullMarked;
