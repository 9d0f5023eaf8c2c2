package io.hourhand.web.action;

import io.hourhand.json.Json;
import io.hourhand.store.access.AuditStore;
import io.hourhand.web.route.Call;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Notes who did what, from where. */
public final class Audit {

    private final AuditStore store;
    private final InstantSource clock;

    public Audit(AuditStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Notes what a caller did to something. */
    public void note(Call call, String action, UUID subject, Object detail) {
        note(call, call.caller().email(), action, Optional.of(subject), detail);
    }

    /** Notes what somebody did who is no caller yet. */
    public void note(Call call, String actor, String action, Optional<UUID> subject, Object detail) {
        store.add(clock.instant(), actor, call.address(), action, subject, Json.write(detail));
    }
}
