/**
 * The invented members of the matchmaking service and all they did, made from a fixed seed: the same rows on every
 * machine. Only integers and {@link java.util.Random}, whose numbers the Java platform fixes, take part.
 */
@NullMarked
package io.hourhand.quickstart.sample.world;

import org.jspecify.annotations.NullMarked;
