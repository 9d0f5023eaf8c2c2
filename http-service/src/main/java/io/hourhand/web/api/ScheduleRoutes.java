package io.hourhand.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.DefinitionText;
import io.hourhand.json.NeverFires;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Schedules: found, made and read. */
public final class ScheduleRoutes {

    private final ScheduleStore schedules;
    private final Audit audit;
    private final InstantSource clock;
    private final Nudges nudges;

    public ScheduleRoutes(ScheduleStore schedules, Audit audit, InstantSource clock, Nudges nudges) {
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
        this.nudges = nudges;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/schedules", call -> Reply.now(list(call))),
                Route.post("/api/v1/schedules", call -> Reply.now(create(call))),
                Route.get("/api/v1/schedules/{id}", call -> Reply.now(read(call))));
    }

    private HttpResponse list(Call call) {
        Query query = call.query();
        int limit = query.limit();
        Optional<Boolean> enabled = query.flag("enabled");
        Instant now = clock.instant();
        Optional<String> after =
                query.parsed("cursor", ScheduleRoutes::fromCursor, "the nextCursor of the page before");
        return query.refusal()
                .orElseGet(() -> Reply.ok(Reply.Page.of(
                                schedules.list(
                                        query.text("q").orElse(""), enabled, query.text("tag"), after, limit + 1),
                                limit,
                                schedule -> toCursor(schedule.definition().name()))
                        .map(schedule -> ScheduleView.node(schedule, now))));
    }

    private HttpResponse create(Call call) {
        if (call.query().text("dryRun").filter(value -> !value.equals("false")).isPresent()) {
            return Problem.of(
                            400,
                            "A new schedule changes no slots, so there is no dry run of it; nothing was created."
                                    + " POST the same body to /api/v1/schedules/preview to see when it fires.")
                    .response();
        }
        return Body.with(call, this::definition, definition -> switch (schedules.create(
                definition, call.caller().email(), clock.instant())) {
            case Edit.Saved(StoredSchedule schedule) -> created(call, schedule);
            case Edit.NameTaken taken -> nameTaken();
            case Edit.Unknown unknown -> Problem.notFound("schedule").response();
            case Edit.Stale stale -> Problem.notFound("schedule").response();
        });
    }

    private Reading<ScheduleDefinition> definition(JsonNode body) {
        return NeverFires.refuse(DefinitionReader.read(body), Optional.empty(), clock.instant());
    }

    private HttpResponse created(Call call, StoredSchedule schedule) {
        audit.note(call, "schedule.create", schedule.id(), DefinitionText.node(schedule.definition()));
        nudges.schedulesChanged();
        return ScheduleView.response(201, schedule, clock.instant())
                .addHeader(RawHeader.create("Location", ScheduleView.path(schedule)));
    }

    private HttpResponse read(Call call) {
        return schedules
                .find(call.id())
                .map(schedule -> ScheduleView.response(200, schedule, clock.instant()))
                .orElseGet(() -> Problem.notFound("schedule").response());
    }

    static HttpResponse nameTaken() {
        return Problem.of(409, "Another schedule has this name.").response();
    }

    private static String toCursor(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> fromCursor(String cursor) {
        return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    }
}
