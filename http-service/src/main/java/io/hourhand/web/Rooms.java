package io.hourhand.web;

import com.typesafe.config.Config;
import io.hourhand.store.history.JobListing;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.RunsOfSchedules;
import io.hourhand.store.run.LogSearch;
import io.hourhand.store.sql.Database;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Backfills;
import io.hourhand.web.action.Drains;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.action.Pauses;
import io.hourhand.web.action.TriggerAnswers;
import io.hourhand.web.api.BackfillRoutes;
import io.hourhand.web.api.DurationRoutes;
import io.hourhand.web.api.ExplainRoutes;
import io.hourhand.web.api.FiringRoutes;
import io.hourhand.web.api.LogRoutes;
import io.hourhand.web.api.LogSearchRoutes;
import io.hourhand.web.api.PauseRoutes;
import io.hourhand.web.api.RetentionRoutes;
import io.hourhand.web.api.RunNow;
import io.hourhand.web.api.RunRoutes;
import io.hourhand.web.api.ScheduleEdits;
import io.hourhand.web.api.ScheduleRoutes;
import io.hourhand.web.api.access.LoginRoutes;
import io.hourhand.web.api.access.TokenRoutes;
import io.hourhand.web.api.access.UserRoutes;
import io.hourhand.web.api.export.JobExport;
import io.hourhand.web.api.service.CatalogRoutes;
import io.hourhand.web.api.service.DocsRoutes;
import io.hourhand.web.api.service.DrainRoutes;
import io.hourhand.web.api.service.HealthRoutes;
import io.hourhand.web.api.service.MetricsRoutes;
import io.hourhand.web.auth.ApiTokens;
import io.hourhand.web.auth.Authentication;
import io.hourhand.web.auth.FirstAdmin;
import io.hourhand.web.auth.FormTokens;
import io.hourhand.web.auth.Login;
import io.hourhand.web.auth.LoginTokens;
import io.hourhand.web.auth.Passwords;
import io.hourhand.web.live.DaemonClient;
import io.hourhand.web.live.EventFeed;
import io.hourhand.web.live.Events;
import io.hourhand.web.live.LogFollow;
import io.hourhand.web.live.Streams;
import io.hourhand.web.route.Answered;
import io.hourhand.web.route.BasePath;
import io.hourhand.web.route.Route;
import io.hourhand.web.route.Routes;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;

/** Which object knows which: the one place where the server's parts are put together. */
final class Rooms {

    private final ActorSystem<?> system;
    private final Config config;
    private final Executor jdbc;
    private final Executor hashing;
    private final Stores stores;
    private final InstantSource clock;
    private final BasePath base;
    private final DatabaseGate gate;
    private final Answered answered = new Answered();
    private final Passwords passwords = new Passwords();
    private final Authentication authentication;
    private final LoginTokens tokens;
    private final FirstAdmin firstAdmin;
    private final Audit audit;
    private final DaemonClient daemons;
    private final Streams streams;
    private final FormTokens formTokens;
    private final Login login;
    private final Nudges nudges;
    private final TriggerAnswers answers;
    private final Pauses pauses;
    private final Backfills backfills;
    private final Drains drains;

    Rooms(ActorSystem<?> system, WebSettings settings, Database database, InstantSource clock) {
        this.system = system;
        this.config = system.settings().config().getConfig("hourhand.web");
        this.jdbc = system.dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc-dispatcher"));
        this.hashing = system.dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.password-dispatcher"));
        this.stores = Stores.over(database);
        this.clock = clock;
        this.base = settings.base();
        this.gate = new DatabaseGate(clock);
        this.tokens = new LoginTokens(settings.jwtSecret(), clock);
        this.authentication = new Authentication(tokens, stores.sessions(), stores.tokens(), clock);
        this.firstAdmin = new FirstAdmin(stores.users(), passwords, settings.admin(), clock);
        this.audit = new Audit(stores.audit(), clock);
        this.daemons = new DaemonClient(system, config.getDuration("nudge-timeout"));
        this.streams = new Streams(config.getConfig("streams"), jdbc);
        this.formTokens = new FormTokens(settings.jwtSecret());
        this.login = new Login(stores.users(), stores.sessions(), tokens, passwords, clock, hashing, jdbc);
        this.nudges = new Nudges(stores.workers(), daemons);
        this.pauses = new Pauses(stores.pauses(), audit, nudges, clock);
        this.backfills = new Backfills(stores.schedules(), stores.backfills(), stores.slots(), audit, nudges, clock);
        this.drains = new Drains(stores.drains(), audit, nudges, clock);
        this.answers = new TriggerAnswers(stores.triggers(), nudges, daemons, stores.drains(), clock, jdbc);
    }

    Executor jdbc() {
        return jdbc;
    }

    Streams streams() {
        return streams;
    }

    DatabaseGate gate() {
        return gate;
    }

    FirstAdmin firstAdmin() {
        return firstAdmin;
    }

    Dispatch dispatch() {
        PageRooms pages = pages();
        List<Route> routes = Stream.of(open(), access(), schedules(), runs(), pages.routes())
                .flatMap(part -> part)
                .flatMap(List::stream)
                .toList();
        RequestBody bodies = new RequestBody(system, config.getBytes("body-limit"), config.getDuration("body-timeout"));
        return new Dispatch(
                system, base, new Routes(routes), authentication, gate, bodies, answered, pages.refusals(), jdbc);
    }

    private Stream<List<Route>> open() {
        return Stream.of(
                new HealthRoutes(
                                stores.database(),
                                stores.workers(),
                                stores.drains(),
                                gate::obstacle,
                                failure -> failure.ifPresentOrElse(gate::failed, gate::answered))
                        .routes(),
                new DocsRoutes().routes());
    }

    private PageRooms pages() {
        Doors doors = new Doors(firstAdmin, login, tokens, formTokens, passwords, hashing);
        return new PageRooms(
                stores, audit, nudges, answers, pauses, backfills, drains, daemons, doors, clock, base, jdbc);
    }

    private Stream<List<Route>> access() {
        return Stream.of(
                new LoginRoutes(login, firstAdmin, stores.sessions(), audit, clock, jdbc).routes(),
                new UserRoutes(stores.users(), passwords, audit, clock, hashing, jdbc).routes(),
                new TokenRoutes(stores.tokens(), new ApiTokens(), audit, clock).routes());
    }

    private Stream<List<Route>> schedules() {
        return Stream.of(
                new FiringRoutes(stores.schedules(), stores.slots(), clock).routes(),
                new DurationRoutes(stores.schedules(), new LatestRuns(stores.database())).routes(),
                new ExplainRoutes(stores.schedules(), stores.slots(), stores.runs(), clock).routes(),
                new ScheduleRoutes(stores.schedules(), audit, clock, nudges).routes(),
                new ScheduleEdits(stores.schedules(), audit, clock, nudges).routes(),
                new PauseRoutes(stores.schedules(), pauses, clock).routes(),
                new RetentionRoutes(stores.schedules(), stores.retention(), audit, nudges, clock).routes(),
                new BackfillRoutes(stores.schedules(), stores.backfills(), backfills).routes(),
                new RunNow(stores.schedules(), stores.triggers(), stores.runs(), answers, audit, clock).routes(),
                new RunRoutes(stores.runs(), stores.jobs(), nudges, audit, clock).routes());
    }

    private Stream<List<Route>> runs() {
        Events events = new Events(system.systemActorOf(
                EventFeed.create(stores.workers(), daemons, clock, jdbc), "event-feed", Props.empty()));
        LogFollow follow = new LogFollow(system, stores.logs(), stores.runs(), stores.workers(), daemons, clock, jdbc);
        return Stream.of(
                new LogSearchRoutes(stores.runs(), new LogSearch(stores.database())).routes(),
                new LogRoutes(stores.runs(), stores.logs(), follow, events, streams, authentication, jdbc).routes(),
                new JobExport(new JobListing(stores.database()), new RunsOfSchedules(stores.database()), jdbc).routes(),
                new CatalogRoutes(stores.workers()).routes(),
                new DrainRoutes(drains, nudges, new LatestRuns(stores.database())).routes(),
                new MetricsRoutes(answered, streams, stores.workers(), stores.drains(), stores.runs(), clock).routes());
    }
}
