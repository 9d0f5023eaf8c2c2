package io.hourhand.web.action;

import io.hourhand.run.DrainOrder;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.web.route.Call;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Drains the daemon and resumes it, keeps the record, and tells the daemon. */
public final class Drains {

    private final DrainStore drains;
    private final Audit audit;
    private final Nudges nudges;
    private final InstantSource clock;

    public Drains(DrainStore drains, Audit audit, Nudges nudges, InstantSource clock) {
        this.drains = drains;
        this.audit = audit;
        this.nudges = nudges;
        this.clock = clock;
    }

    public Optional<DrainOrder> lasting() {
        return drains.lasting();
    }

    /** Empty where it is drained already. */
    public Optional<DrainOrder> drain(Call call, String reason) {
        Optional<DrainOrder> order = drains.drain(call.caller().email(), reason, clock.instant());
        order.ifPresent(given -> {
            audit.note(call, "daemon.drain", given.id(), Map.of("reason", reason));
            nudges.schedulesChanged();
        });
        return order;
    }

    /** Says whether it was drained. */
    public boolean resume(Call call) {
        Optional<DrainOrder> before = drains.lasting();
        boolean resumed = before.isPresent() && drains.resume(call.caller().email(), clock.instant());
        if (resumed) {
            audit.note(call, "daemon.resume", before.get().id(), Map.of());
            nudges.schedulesChanged();
        }
        return resumed;
    }
}
