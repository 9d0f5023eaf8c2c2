package io.hourhand.web.action;

import io.hourhand.json.DefinitionText;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.route.Call;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Switches schedules on and off, and keeps the record. Whoever asks tells the daemon. */
public final class Switches {

    private static final int ATTEMPTS = 5;

    private final ScheduleStore schedules;
    private final Audit audit;
    private final InstantSource clock;

    public Switches(ScheduleStore schedules, Audit audit, InstantSource clock) {
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a switch. */
    public sealed interface Turned {

        record Done(StoredSchedule schedule) implements Turned {}

        /** It stood so before. */
        record Already(StoredSchedule schedule) implements Turned {}

        record Unknown() implements Turned {}

        /** Others saved it again and again meanwhile. */
        record Busy() implements Turned {}
    }

    public Turned turn(Call call, UUID id, boolean on) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<StoredSchedule> stored = schedules.find(id);
            if (stored.isEmpty()) {
                return new Turned.Unknown();
            }
            StoredSchedule seen = stored.get();
            if (seen.definition().enabled() == on) {
                return new Turned.Already(seen);
            }
            Edit edit = schedules.update(
                    id,
                    Optional.of(seen.version()),
                    seen.definition().withEnabled(on),
                    call.caller().email(),
                    clock.instant());
            if (edit instanceof Edit.Saved(StoredSchedule saved)) {
                audit.note(call, "schedule.edit", id, DefinitionText.node(saved.definition()));
                return new Turned.Done(saved);
            }
        }
        return new Turned.Busy();
    }
}
