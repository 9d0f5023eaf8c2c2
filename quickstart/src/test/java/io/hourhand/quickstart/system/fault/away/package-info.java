/** The database is away: it hangs, refuses, is gone, takes no writes, or its answers get lost. */
@NullMarked
package io.hourhand.quickstart.system.fault.away;

import org.jspecify.annotations.NullMarked;
