package io.hourhand.web.page.crontab;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.json.DefinitionText;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.StoreException;
import io.hourhand.web.action.Audit;
import io.hourhand.web.route.Call;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the schedules of a crontab, each by itself, and keeps the record. */
public final class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final ScheduleStore schedules;
    private final Audit audit;
    private final InstantSource clock;

    public Imports(ScheduleStore schedules, Audit audit, InstantSource clock) {
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was made, and what was not and why.
     *
     * @param made how many
     */
    record Report(int made, List<String> refused) {}

    /** A failure ends it, and is told beside what was made before it; before all else it is one. */
    Report create(Call call, List<Planned> planned) {
        List<String> refused = new ArrayList<>();
        int made = 0;
        for (Planned one : planned) {
            String name = one.definition().name();
            try {
                switch (schedules.create(one.definition(), call.caller().email(), clock.instant())) {
                    case Edit.Saved(StoredSchedule schedule) -> {
                        made++;
                        audit.note(call, "schedule.create", schedule.id(), DefinitionText.node(schedule.definition()));
                    }
                    case Edit.NameTaken taken -> refused.add(say("import.refused.taken", name));
                    case Edit.Unknown unknown -> refused.add(say("import.refused.name", name));
                    case Edit.Stale stale -> refused.add(say("import.refused.name", name));
                }
            } catch (StoreException failure) {
                if (made == 0) {
                    throw failure;
                }
                LOG.warn("[server] ! An import ended before all schedules were made", failure);
                refused.add(say("import.refused.rest", name));
                break;
            }
        }
        return new Report(made, refused);
    }
}
