package io.hourhand.web.api;

import io.hourhand.json.FieldError;
import io.hourhand.json.Fields;
import io.hourhand.json.Reading;
import io.hourhand.run.BackfillMode;
import io.hourhand.store.run.BackfillStore;
import io.hourhand.store.run.BackfillStore.Backfill;
import io.hourhand.store.run.BackfillStore.Slot;
import io.hourhand.store.run.BackfillStore.Wanted;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Backfills;
import io.hourhand.web.action.Backfills.Plan;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Past ranges of a schedule that are run: planned, begun, watched and cancelled. */
public final class BackfillRoutes {

    private static final int SHOWN = 100;

    private final ScheduleStore schedules;
    private final BackfillStore stored;
    private final Backfills backfills;

    public BackfillRoutes(ScheduleStore schedules, BackfillStore stored, Backfills backfills) {
        this.schedules = schedules;
        this.stored = stored;
        this.backfills = backfills;
    }

    /**
     * A plan as the API shows it.
     *
     * @param slots the first hundred
     */
    private record PlanView(Instant from, Instant to, BackfillMode mode, int count, List<FiringView> slots) {

        static PlanView of(Plan plan) {
            return new PlanView(
                    plan.wanted().from(),
                    plan.wanted().to(),
                    plan.wanted().mode(),
                    plan.slots().size(),
                    plan.first(SHOWN).stream().map(FiringView::of).toList());
        }
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/schedules/{id}/backfills", call -> Reply.now(begin(call))),
                Route.get("/api/v1/schedules/{id}/backfills", call -> Reply.now(list(call))),
                Route.get("/api/v1/backfills/{id}", call -> Reply.now(answer(200, call.id()))),
                Route.get("/api/v1/backfills/{id}/slots", call -> Reply.now(slots(call))),
                Route.post("/api/v1/backfills/{id}/cancel", call -> Reply.now(cancel(call))));
    }

    private HttpResponse begin(Call call) {
        Optional<StoredSchedule> schedule = schedules.find(call.id());
        if (schedule.isEmpty()) {
            return Problem.notFound("schedule").response();
        }
        if (schedule.get().problem().isPresent()) {
            return Problem.of(
                            409,
                            "This schedule cannot run: "
                                    + schedule.get().problem().get())
                    .response();
        }
        Query query = call.query();
        boolean dryRun = query.flag("dryRun").orElse(false);
        return query.refusal()
                .orElseGet(() -> Body.with(
                        call,
                        body -> Fields.read(body, fields -> plan(fields, schedule.get())),
                        plan -> dryRun ? Reply.ok(PlanView.of(plan)) : begin(call, plan)));
    }

    private Optional<Plan> plan(Fields fields, StoredSchedule schedule) {
        Optional<Instant> from = fields.instant("from");
        Optional<Instant> to = fields.instant("to");
        BackfillMode mode = fields.word("mode", BackfillMode.class).orElse(BackfillMode.MISSING);
        Optional<String> reason = fields.text("reason", Backfills.LONGEST_REASON);
        return from.flatMap(begin -> to.flatMap(
                end -> fields.parsed(backfills.plan(schedule, new Wanted(schedule.id(), begin, end, mode, reason)))));
    }

    private HttpResponse begin(Call call, Plan plan) {
        if (plan.slots().isEmpty()) {
            return Problem.of(409, "There is nothing to run: no slot of this range is one that the mode asks for.")
                    .response();
        }
        return backfills
                .begin(call, plan)
                .map(made ->
                        Reply.json(202, made).addHeader(RawHeader.create("Location", "/api/v1/backfills/" + made.id())))
                .orElseGet(() -> Problem.of(
                                409, "A backfill of this schedule is going on. Wait for its end, or cancel it first.")
                        .response());
    }

    private HttpResponse list(Call call) {
        Query query = call.query();
        int limit = query.limit();
        Optional<UUID> before = query.cursor();
        return query.refusal()
                .or(() -> schedules.find(call.id()).isEmpty()
                        ? Optional.of(Problem.notFound("schedule").response())
                        : Optional.empty())
                .orElseGet(() -> Reply.ok(
                        Reply.Page.of(stored.list(call.id(), before, limit + 1), limit, (Backfill last) -> last.id()
                                .toString())));
    }

    private HttpResponse slots(Call call) {
        Query query = call.query();
        int limit = query.limit();
        Optional<Instant> after = query.instant("cursor");
        return query.refusal()
                .or(() -> stored.find(call.id()).isEmpty() ? Optional.of(gone()) : Optional.empty())
                .orElseGet(() -> Reply.ok(
                        Reply.Page.of(stored.slots(call.id(), after, limit + 1), limit, (Slot last) -> last.dueAt()
                                .toString())));
    }

    private HttpResponse cancel(Call call) {
        return switch (Body.optional(call, fields -> Optional.of(fields.flag("running", false)))) {
            case Reading.Refused<Boolean>(List<FieldError> errors) ->
                Problem.badInput("The body has wrong fields; nothing was cancelled.", errors)
                        .response();
            case Reading.Valid<Boolean>(Boolean running) ->
                stored.find(call.id())
                        .map(backfill -> backfills.cancel(call, backfill, running)
                                ? answer(202, call.id())
                                : Problem.of(409, "This backfill is over already.")
                                        .response())
                        .orElseGet(BackfillRoutes::gone);
        };
    }

    private HttpResponse answer(int status, UUID id) {
        return stored.find(id).map(backfill -> Reply.json(status, backfill)).orElseGet(BackfillRoutes::gone);
    }

    private static HttpResponse gone() {
        return Problem.notFound("backfill").response();
    }
}
