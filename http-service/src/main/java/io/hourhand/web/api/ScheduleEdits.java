package io.hourhand.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.DefinitionText;
import io.hourhand.json.NeverFires;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.access.Role;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Schedules: replaced, changed in part, taken away. */
public final class ScheduleEdits {

    /** How often a change in part is laid anew over what somebody else saved meanwhile. */
    private static final int ATTEMPTS = 5;

    private final ScheduleStore schedules;
    private final Audit audit;
    private final InstantSource clock;
    private final Nudges nudges;

    public ScheduleEdits(ScheduleStore schedules, Audit audit, InstantSource clock, Nudges nudges) {
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
        this.nudges = nudges;
    }

    public List<Route> routes() {
        return List.of(
                Route.put("/api/v1/schedules/{id}", call -> Reply.now(expecting(call, seen -> replace(call, seen)))),
                Route.patch("/api/v1/schedules/{id}", call -> Reply.now(expecting(call, seen -> change(call, seen)))),
                Route.delete("/api/v1/schedules/{id}", call -> Reply.now(expecting(call, seen -> delete(call, seen)))));
    }

    private static HttpResponse expecting(Call call, Function<Optional<Long>, HttpResponse> edit) {
        Query query = call.query();
        query.flag("dryRun");
        if (query.refusal().isPresent()) {
            return query.refusal().get();
        }
        return switch (IfMatch.read(call)) {
            case Parsed.Invalid<Optional<Long>>(String message) ->
                Problem.of(400, message + ".").response();
            case Parsed.Valid<Optional<Long>>(Optional<Long> seen) -> edit.apply(seen);
        };
    }

    private HttpResponse replace(Call call, Optional<Long> seen) {
        Optional<StoredSchedule> stored = schedules.find(call.id());
        if (stored.isEmpty()) {
            return Problem.notFound("schedule").response();
        }
        return Body.with(
                call,
                body -> fires(DefinitionReader.read(body), stored.get()),
                definition -> dryRun(call)
                        ? effect(stored.get(), seen, definition)
                        : answer(call, save(call, seen, definition)));
    }

    private Reading<ScheduleDefinition> fires(Reading<ScheduleDefinition> reading, StoredSchedule stored) {
        return NeverFires.refuse(reading, Optional.of(stored.definition()), clock.instant());
    }

    private static boolean dryRun(Call call) {
        return call.query().flag("dryRun").orElse(false);
    }

    /** What an edit would do; it is refused for the same reasons for which the edit would be. */
    private HttpResponse effect(StoredSchedule stored, Optional<Long> seen, ScheduleDefinition definition) {
        if (seen.isPresent() && seen.get() != stored.version()) {
            return stale(stored);
        }
        boolean taken = !definition.name().equals(stored.definition().name())
                && schedules.findByName(definition.name()).isPresent();
        return taken
                ? ScheduleRoutes.nameTaken()
                : Reply.ok(EditEffectView.of(stored, schedules.timeline(stored.id()), definition, clock.instant()));
    }

    private HttpResponse change(Call call, Optional<Long> seen) {
        return Body.with(call, ScheduleEdits::object, patch -> {
            boolean toggleOnly =
                    patch.properties().stream().allMatch(field -> field.getKey().equals("enabled"));
            if (!toggleOnly && !call.caller().role().covers(Role.ADMIN)) {
                return Problem.of(403, "Your role may change the field enabled alone; all others take the role ADMIN.")
                        .response();
            }
            return lay(call, seen, patch, ATTEMPTS);
        });
    }

    private HttpResponse lay(Call call, Optional<Long> seen, JsonNode patch, int attempts) {
        Optional<StoredSchedule> stored = schedules.find(call.id());
        if (stored.isEmpty()) {
            return Problem.notFound("schedule").response();
        }
        return Body.with(
                call,
                body -> fires(DefinitionReader.merge(patch, stored.get().definition()), stored.get()),
                definition -> {
                    if (dryRun(call)) {
                        return effect(stored.get(), seen, definition);
                    }
                    Optional<Long> expected =
                            seen.or(() -> Optional.of(stored.get().version()));
                    Edit edit = save(call, expected, definition);
                    boolean again = edit instanceof Edit.Stale && seen.isEmpty() && attempts > 1;
                    return again ? lay(call, seen, patch, attempts - 1) : answer(call, edit);
                });
    }

    private Edit save(Call call, Optional<Long> seen, ScheduleDefinition definition) {
        return schedules.update(call.id(), seen, definition, call.caller().email(), clock.instant());
    }

    private HttpResponse answer(Call call, Edit edit) {
        return switch (edit) {
            case Edit.Saved(StoredSchedule schedule) -> {
                audit.note(call, "schedule.edit", schedule.id(), DefinitionText.node(schedule.definition()));
                nudges.schedulesChanged();
                yield ScheduleView.response(200, schedule, clock.instant());
            }
            case Edit.NameTaken taken -> ScheduleRoutes.nameTaken();
            case Edit.Unknown unknown -> Problem.notFound("schedule").response();
            case Edit.Stale(StoredSchedule current) -> stale(current);
        };
    }

    private HttpResponse delete(Call call, Optional<Long> seen) {
        if (dryRun(call)) {
            return schedules
                    .find(call.id())
                    .map(stored -> effect(stored, seen, stored.definition().withEnabled(false)))
                    .orElseGet(() -> Problem.notFound("schedule").response());
        }
        return switch (schedules.delete(call.id(), seen)) {
            case Edit.Saved(StoredSchedule schedule) -> {
                audit.note(call, "schedule.delete", schedule.id(), DefinitionText.node(schedule.definition()));
                nudges.schedulesChanged();
                yield Reply.noContent();
            }
            case Edit.NameTaken taken -> ScheduleRoutes.nameTaken();
            case Edit.Unknown unknown -> Problem.notFound("schedule").response();
            case Edit.Stale(StoredSchedule current) -> stale(current);
        };
    }

    static HttpResponse stale(StoredSchedule current) {
        return Problem.of(
                        412,
                        "Somebody saved this schedule since you read it: it is version " + current.version()
                                + " now. Read it again, then repeat your change.")
                .response();
    }

    private static Reading<JsonNode> object(JsonNode body) {
        return body.isObject()
                ? new Reading.Valid<>(body)
                : new Reading.Refused<>(List.of(new io.hourhand.json.FieldError("", "must be a JSON object")));
    }
}
