/** What a daemon does, written while it is in charge: claims, runs, backfills and logs; and what it is asked to do. */
@NullMarked
package io.hourhand.store.run;

import org.jspecify.annotations.NullMarked;
