package io.hourhand.web.api;

import io.hourhand.json.DefinitionReader;
import io.hourhand.run.SlotEntry;
import io.hourhand.schedule.Firings;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** When a schedule will fire, and what became of when it did. */
public final class FiringRoutes {

    private static final int DEFAULT_COUNT = 10;
    private static final int MOST = 500;

    private final ScheduleStore schedules;
    private final SlotStore slots;
    private final InstantSource clock;

    public FiringRoutes(ScheduleStore schedules, SlotStore slots, InstantSource clock) {
        this.schedules = schedules;
        this.slots = slots;
        this.clock = clock;
    }

    private record Items(List<FiringView> items) {}

    public List<Route> routes() {
        return List.of(
                Route.post(
                        "/api/v1/schedules/preview",
                        call -> Reply.now(Body.with(call, DefinitionReader::firings, found -> next(call, found)))),
                Route.get(
                        "/api/v1/schedules/{id}/next",
                        call -> Reply.now(schedules
                                .find(call.id())
                                .map(schedule ->
                                        next(call, schedule.definition().firings()))
                                .orElseGet(() -> Problem.notFound("schedule").response()))),
                Route.get("/api/v1/schedules/{id}/slots", call -> Reply.now(slots(call))));
    }

    private HttpResponse next(Call call, Firings firings) {
        Query query = call.query();
        int count = query.number("count", DEFAULT_COUNT, 1, MOST);
        Instant from = query.instant("from").orElseGet(clock::instant);
        return query.refusal()
                .orElseGet(() -> Reply.ok(new Items(
                        firings.next(from, count).stream().map(FiringView::of).toList())));
    }

    private HttpResponse slots(Call call) {
        Query query = call.query();
        int limit = query.limit();
        Optional<Instant> before = query.instant("cursor");
        return query.refusal()
                .or(() -> schedules.find(call.id()).isEmpty()
                        ? Optional.of(Problem.notFound("schedule").response())
                        : Optional.empty())
                .orElseGet(() -> Reply.ok(
                        Reply.Page.of(slots.list(call.id(), before, limit + 1), limit, (SlotEntry slot) -> slot.dueAt()
                                .toString())));
    }
}
