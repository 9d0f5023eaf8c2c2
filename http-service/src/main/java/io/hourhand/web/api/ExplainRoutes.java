package io.hourhand.web.api;

import io.hourhand.policy.Cause;
import io.hourhand.run.SlotEntry;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.timeline.Explain;
import io.hourhand.timeline.Explanation;
import io.hourhand.timeline.Fate;
import io.hourhand.timeline.Version;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Why a schedule has a run at an instant, or none. */
public final class ExplainRoutes {

    private static final int OTHER_RUNS = 50;

    private final ScheduleStore schedules;
    private final SlotStore slots;
    private final RunHistory runs;
    private final InstantSource clock;

    public ExplainRoutes(ScheduleStore schedules, SlotStore slots, RunHistory runs, InstantSource clock) {
        this.schedules = schedules;
        this.slots = slots;
        this.runs = runs;
        this.clock = clock;
    }

    private record Answer(
            UUID scheduleId,
            Instant at,
            boolean fires,
            Fate fate,
            String rule,
            String why,
            Optional<FiringView> firing,
            Optional<Instant> startsAt,
            Optional<SlotEntry> slot,
            Optional<Run> run,
            List<Run> otherRuns,
            Optional<DecidedBy> decidedBy,
            Optional<FiringView> previous,
            Optional<FiringView> next) {}

    private record DecidedBy(long version, Instant effectiveFrom, String editedBy) {

        static DecidedBy of(Version version) {
            return new DecidedBy(version.number(), version.effectiveFrom(), version.editedBy());
        }
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/v1/schedules/{id}/explain", call -> Reply.now(explain(call))));
    }

    private HttpResponse explain(Call call) {
        Query query = call.query();
        Instant at = query.instant("at").orElseGet(clock::instant);
        return query.refusal().orElseGet(() -> schedules
                .find(call.id())
                .map(schedule -> Reply.ok(explain(schedule, at)))
                .orElseGet(() -> Problem.notFound("schedule").response()));
    }

    /** The ledger is read last: a slot decided meanwhile is then in it, and told as it was decided. */
    private Answer explain(StoredSchedule schedule, Instant at) {
        Explain explain =
                new Explain(schedule.id(), schedules.timeline(schedule.id()), schedule.nextDueAt(), clock.instant());
        Explanation told = explain.at(at, slots.newest(schedule.id(), at));
        Optional<UUID> own = told.line().flatMap(SlotEntry::runId);
        return new Answer(
                schedule.id(),
                at,
                told.fires(),
                told.fate(),
                told.rule(),
                told.why(),
                told.firing().map(FiringView::of),
                told.startsAt(),
                told.line(),
                own.flatMap(runs::find),
                otherRuns(schedule.id(), at, own),
                told.version().map(DecidedBy::of),
                told.previous().map(FiringView::of),
                told.next().map(FiringView::of));
    }

    /** Backfills and retries point to a slot and leave its outcome alone. */
    private List<Run> otherRuns(UUID scheduleId, Instant at, Optional<UUID> own) {
        RunHistory.Filter ofSlot = new RunHistory.Filter(
                Optional.of(scheduleId),
                Optional.empty(),
                Optional.empty(),
                Optional.of(at),
                Optional.of(at.plus(1, ChronoUnit.MILLIS)),
                Optional.empty());
        return runs.list(ofSlot, OTHER_RUNS).stream()
                .filter(run -> run.cause() != Cause.MANUAL && !own.equals(Optional.of(run.id())))
                .toList();
    }
}
