package io.hourhand.web.api;

import io.hourhand.json.Fields;
import io.hourhand.policy.Retention;
import io.hourhand.store.ScheduleStore;
import io.hourhand.store.purge.RetentionStore;
import io.hourhand.store.purge.RetentionStore.Own;
import io.hourhand.web.action.Audit;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** How long a schedule keeps its runs, where it differs from the daemon's settings. */
public final class RetentionRoutes {

    private final ScheduleStore schedules;
    private final RetentionStore rules;
    private final Audit audit;
    private final InstantSource clock;

    public RetentionRoutes(ScheduleStore schedules, RetentionStore rules, Audit audit, InstantSource clock) {
        this.schedules = schedules;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Route> routes() {
        String path = "/api/v1/schedules/{id}/retention";
        return List.of(
                Route.get(path, call -> Reply.now(show(call))), Route.put(path, call -> Reply.now(replace(call))));
    }

    private HttpResponse show(Call call) {
        return schedules.find(call.id()).isEmpty()
                ? Problem.notFound("schedule").response()
                : Reply.json(200, rules.find(call.id()));
    }

    private HttpResponse replace(Call call) {
        return Body.with(call, body -> Fields.read(body, RetentionRoutes::own), own -> {
            if (!rules.save(call.id(), own, call.caller().email(), clock.instant())) {
                return Problem.notFound("schedule").response();
            }
            audit.note(call, "schedule.retention", call.id(), own);
            return Reply.json(200, own);
        });
    }

    private static Optional<Own> own(Fields fields) {
        return Optional.of(new Own(
                whole(fields, "keepDays", Retention.MOST_DAYS),
                whole(fields, "keepLast", Retention.MOST_RUNS),
                whole(fields, "keepLogDays", Retention.MOST_DAYS)));
    }

    private static Optional<Integer> whole(Fields fields, String name, int most) {
        if (fields.value(name).isEmpty()) {
            return Optional.empty();
        }
        int value = fields.whole(name, 0);
        return value >= 0 && value <= most ? Optional.of(value) : fields.wrong(name, "must be from 0 to " + most);
    }
}
