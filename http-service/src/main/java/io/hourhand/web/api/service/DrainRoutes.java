package io.hourhand.web.api.service;

import io.hourhand.json.FieldError;
import io.hourhand.json.Reading;
import io.hourhand.run.DrainOrder;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.web.action.Drains;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.api.Body;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The daemon: drained for a reason, and resumed. */
public final class DrainRoutes {

    private final Drains drains;
    private final Nudges nudges;
    private final LatestRuns runs;

    public DrainRoutes(Drains drains, Nudges nudges, LatestRuns runs) {
        this.drains = drains;
        this.nudges = nudges;
        this.runs = runs;
    }

    /**
     * How it is.
     *
     * @param heard whether the daemon in charge holds to it
     * @param running runs that still go to their end
     */
    private record View(
            boolean drained,
            Optional<Instant> since,
            Optional<String> by,
            Optional<String> reason,
            boolean heard,
            long running) {}

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/daemon/drain", call -> Reply.now(view())),
                Route.post("/api/v1/daemon/drain", call -> Reply.now(drain(call))),
                Route.post("/api/v1/daemon/resume", call -> Reply.now(resume(call))));
    }

    private HttpResponse drain(Call call) {
        return switch (Body.optional(call, fields -> fields.required("reason", DrainOrder.LONGEST_REASON))) {
            case Reading.Refused<String>(List<FieldError> errors) ->
                Problem.badInput("The body has wrong fields; nothing was drained.", errors)
                        .response();
            case Reading.Valid<String>(String reason) ->
                drains.drain(call, reason).isPresent()
                        ? view()
                        : Problem.of(409, "The daemon is drained already.").response();
        };
    }

    private HttpResponse resume(Call call) {
        return drains.resume(call)
                ? view()
                : Problem.of(409, "The daemon is not drained.").response();
    }

    private HttpResponse view() {
        Optional<DrainOrder> order = drains.lasting();
        boolean heard = order.flatMap(DrainOrder::heardBy)
                .filter(worker ->
                        nudges.daemon().filter(now -> now.id().equals(worker)).isPresent())
                .isPresent();
        return Reply.ok(new View(
                order.isPresent(),
                order.map(DrainOrder::since),
                order.map(DrainOrder::by),
                order.map(DrainOrder::reason),
                heard,
                runs.count(RunStatus.RUNNING)));
    }
}
