/**
 * What Hourhand promises for the day on which everything goes wrong: processes that are killed or frozen, links that
 * break, and a checker that looks at what is left. {@code docs/guarantees.md} says which test shows what.
 */
@NullMarked
package io.hourhand.quickstart.system.fault;

import org.jspecify.annotations.NullMarked;
