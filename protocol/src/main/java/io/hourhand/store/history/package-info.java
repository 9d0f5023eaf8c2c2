/** What has run, and what became of each slot: read by pages and API, a page at a time. */
@NullMarked
package io.hourhand.store.history;

import org.jspecify.annotations.NullMarked;
