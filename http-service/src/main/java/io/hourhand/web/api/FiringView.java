package io.hourhand.web.api;

import io.hourhand.schedule.Firing;
import java.time.Instant;
import java.util.Optional;

/** A firing as the API shows it. */
record FiringView(Instant dueAt, String local, String offset, Optional<String> note) {

    static FiringView of(Firing firing) {
        return new FiringView(
                firing.dueAt(), firing.local().toString(), firing.offset().getId(), firing.note());
    }
}
