/**
 * A schedule through all its versions: which slots it has, which definition decides each of them, and what an edit
 * changes. Pure.
 */
@NullMarked
package io.hourhand.timeline;

import org.jspecify.annotations.NullMarked;
