package io.hourhand.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.json.Json;
import io.hourhand.policy.Cause;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.JobHistory;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Runs and their jobs: looked at, and runs cancelled. */
public final class RunRoutes {

    private final RunHistory runs;
    private final JobHistory jobs;
    private final Nudges nudges;
    private final Audit audit;
    private final InstantSource clock;

    public RunRoutes(RunHistory runs, JobHistory jobs, Nudges nudges, Audit audit, InstantSource clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.nudges = nudges;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs", call -> Reply.now(list(call))),
                Route.get("/api/v1/runs/{id}", call -> Reply.now(read(call))),
                Route.post("/api/v1/runs/{id}/cancel", call -> Reply.now(cancel(call))),
                Route.get("/api/v1/jobs", call -> Reply.now(executions(call))));
    }

    private HttpResponse list(Call call) {
        Query query = call.query();
        int limit = query.limit();
        RunHistory.Filter filter = new RunHistory.Filter(
                query.id("scheduleId"),
                query.word("status", RunStatus.class),
                query.word("cause", Cause.class),
                query.instant("from"),
                query.instant("to"),
                query.cursor());
        return query.refusal()
                .orElseGet(() -> Reply.ok(Reply.Page.of(runs.list(filter, limit + 1), limit, (Run run) -> run.id()
                        .toString())));
    }

    private HttpResponse read(Call call) {
        return runs.find(call.id()).map(run -> Reply.ok(withJobs(run))).orElseGet(() -> Problem.noSuchRun()
                .response());
    }

    private ObjectNode withJobs(Run run) {
        ObjectNode node = Json.MAPPER.valueToTree(run);
        node.set("retriedByRunIds", Json.MAPPER.valueToTree(runs.retriesOf(run.id())));
        node.set("jobs", Json.MAPPER.valueToTree(jobs.ofRun(run.id())));
        return node;
    }

    private HttpResponse cancel(Call call) {
        if (runs.requestCancel(call.id(), call.caller().email(), clock.instant())) {
            audit.note(call, "run.cancel", call.id(), Map.of());
            nudges.cancelRequested(call.id());
            return Reply.json(202, runs.find(call.id()).orElseThrow());
        }
        Optional<Run> run = runs.find(call.id());
        return run.map(ended -> Problem.of(409, "This run has ended already: it is " + ended.status() + ".")
                        .response())
                .orElseGet(() -> Problem.noSuchRun().response());
    }

    private HttpResponse executions(Call call) {
        Query query = call.query();
        int limit = query.limit();
        JobHistory.Filter filter = new JobHistory.Filter(
                query.text("name"), query.word("status", JobStatus.class), query.id("runId"), query.cursor());
        return query.refusal()
                .orElseGet(() -> Reply.ok(
                        Reply.Page.of(jobs.list(filter, limit + 1), limit, (JobHistory.Execution job) -> job.id()
                                .toString())));
    }
}
