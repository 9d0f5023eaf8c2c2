/** Who is in charge: the daemons that live, the lease of the one that leads, and its wish to start nothing new. */
@NullMarked
package io.hourhand.store.charge;

import org.jspecify.annotations.NullMarked;
