package io.hourhand.store.purge;

import java.util.Optional;

/** A kind of thing that is too old, taken away in pieces. */
interface Piece {

    /**
     * Takes away the next piece, or counts it.
     *
     * @param rows about how many
     * @return empty when nothing of this kind is left
     */
    Optional<Purged> take(int rows);
}
