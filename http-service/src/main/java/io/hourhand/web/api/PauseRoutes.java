package io.hourhand.web.api;

import io.hourhand.json.FieldError;
import io.hourhand.json.Fields;
import io.hourhand.json.Reading;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Pauses;
import io.hourhand.web.action.Pauses.Wanted;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Schedules: paused for a reason, and resumed. */
public final class PauseRoutes {

    private final ScheduleStore schedules;
    private final Pauses pauses;
    private final InstantSource clock;

    public PauseRoutes(ScheduleStore schedules, Pauses pauses, InstantSource clock) {
        this.schedules = schedules;
        this.pauses = pauses;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/schedules/{id}/pause", call -> Reply.now(pause(call))),
                Route.post(
                        "/api/v1/schedules/{id}/resume",
                        call -> Reply.now(expecting(call, seen -> resume(call, seen)))));
    }

    private HttpResponse pause(Call call) {
        return switch (Body.optional(call, fields -> wanted(fields, clock.instant()))) {
            case Reading.Refused<Wanted>(List<FieldError> errors) ->
                Problem.badInput("The body has wrong fields; nothing was paused.", errors)
                        .response();
            case Reading.Valid<Wanted>(Wanted wanted) ->
                expecting(call, seen -> answer(pauses.pause(call, seen, wanted)));
        };
    }

    private static Optional<Wanted> wanted(Fields fields, Instant now) {
        Optional<String> reason = fields.required("reason", Wanted.LONGEST_REASON);
        Optional<Instant> until =
                fields.text("until", 100).flatMap(text -> fields.parsed("until", Wanted.until(text, now)));
        return reason.map(why -> new Wanted(why, until));
    }

    private HttpResponse resume(Call call, Optional<Long> seen) {
        Optional<StoredSchedule> stored = schedules.find(call.id());
        if (stored.isPresent() && stored.get().pauseAt(clock.instant()).isEmpty()) {
            return Problem.of(409, "This schedule is not paused.").response();
        }
        return answer(pauses.resume(call, seen));
    }

    private HttpResponse answer(Edit edit) {
        return switch (edit) {
            case Edit.Saved(StoredSchedule schedule) -> ScheduleView.response(200, schedule, clock.instant());
            case Edit.Stale(StoredSchedule current) -> ScheduleEdits.stale(current);
            case Edit.Unknown unknown -> Problem.notFound("schedule").response();
            case Edit.NameTaken taken -> ScheduleRoutes.nameTaken();
        };
    }

    private static HttpResponse expecting(Call call, Function<Optional<Long>, HttpResponse> edit) {
        return switch (IfMatch.read(call)) {
            case Parsed.Invalid<Optional<Long>>(String message) ->
                Problem.of(400, message + ".").response();
            case Parsed.Valid<Optional<Long>>(Optional<Long> seen) -> edit.apply(seen);
        };
    }
}
