@NullMarked
package io.hourhand.store.sql;

import org.jspecify.annotations.NullMarked;
