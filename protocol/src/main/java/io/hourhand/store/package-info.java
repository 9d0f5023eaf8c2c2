/** The tables. The only rooms that know SQL; every instant goes in and comes out as UTC. */
@NullMarked
package io.hourhand.store;

import org.jspecify.annotations.NullMarked;
