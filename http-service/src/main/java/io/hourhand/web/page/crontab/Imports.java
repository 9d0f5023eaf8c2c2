package io.hourhand.web.page.crontab;

import io.hourhand.json.DefinitionText;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.store.ScheduleStore;
import io.hourhand.store.ScheduleStore.Edit;
import io.hourhand.store.StoredSchedule;
import io.hourhand.web.action.Audit;
import io.hourhand.web.route.Call;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes the schedules of a crontab, each by itself, and keeps the record. */
public final class Imports {

    private final ScheduleStore schedules;
    private final Audit audit;
    private final InstantSource clock;

    public Imports(ScheduleStore schedules, Audit audit, InstantSource clock) {
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was not made, and why. */
    List<String> create(Call call, List<Planned> planned) {
        List<String> refused = new ArrayList<>();
        for (Planned one : planned) {
            ScheduleDefinition definition = one.definition();
            switch (schedules.create(definition, call.caller().email(), clock.instant())) {
                case Edit.Saved(StoredSchedule schedule) ->
                    audit.note(call, "schedule.create", schedule.id(), DefinitionText.node(schedule.definition()));
                case Edit.NameTaken taken ->
                    refused.add("“" + definition.name() + "”, as another schedule has taken this name meanwhile");
                case Edit.Unknown unknown -> refused.add("“" + definition.name() + "”");
                case Edit.Stale stale -> refused.add("“" + definition.name() + "”");
            }
        }
        return refused;
    }
}
