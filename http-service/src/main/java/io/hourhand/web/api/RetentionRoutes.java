package io.hourhand.web.api;

import io.hourhand.json.RetentionReader;
import io.hourhand.policy.OwnRetention;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.schedule.RetentionStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Nudges;
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
    private final Nudges nudges;
    private final InstantSource clock;

    public RetentionRoutes(
            ScheduleStore schedules, RetentionStore rules, Audit audit, Nudges nudges, InstantSource clock) {
        this.schedules = schedules;
        this.rules = rules;
        this.audit = audit;
        this.nudges = nudges;
        this.clock = clock;
    }

    public List<Route> routes() {
        String path = "/api/v1/schedules/{id}/retention";
        return List.of(
                Route.get(path, call -> Reply.now(show(call))), Route.put(path, call -> Reply.now(replace(call))));
    }

    private HttpResponse show(Call call) {
        return schedules
                .find(call.id())
                .map(schedule -> answer(schedule, rules.find(call.id())))
                .orElseGet(() -> Problem.notFound("schedule").response());
    }

    private HttpResponse replace(Call call) {
        return switch (IfMatch.read(call)) {
            case Parsed.Invalid<Optional<Long>>(String message) ->
                Problem.of(400, message + ".").response();
            case Parsed.Valid<Optional<Long>>(Optional<Long> seen) ->
                Body.with(call, RetentionReader::read, own -> save(call, seen, own));
        };
    }

    private HttpResponse save(Call call, Optional<Long> seen, OwnRetention own) {
        return switch (rules.save(call.id(), seen, own, call.caller().email(), clock.instant())) {
            case Edit.Saved(StoredSchedule schedule) -> {
                audit.note(call, "schedule.retention", call.id(), own);
                nudges.schedulesChanged();
                yield answer(schedule, own);
            }
            case Edit.Stale(StoredSchedule current) -> ScheduleEdits.stale(current);
            case Edit.Unknown unknown -> Problem.notFound("schedule").response();
            case Edit.NameTaken taken -> ScheduleRoutes.nameTaken();
        };
    }

    private static HttpResponse answer(StoredSchedule schedule, OwnRetention own) {
        return Reply.json(200, own).addHeader(ScheduleView.etag(schedule));
    }
}
