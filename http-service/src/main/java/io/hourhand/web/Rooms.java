package io.hourhand.web;

import com.typesafe.config.Config;
import io.hourhand.store.Database;
import io.hourhand.store.LogStore;
import io.hourhand.store.ScheduleStore;
import io.hourhand.store.TriggerStore;
import io.hourhand.store.WorkerStore;
import io.hourhand.store.access.AuditStore;
import io.hourhand.store.access.SessionStore;
import io.hourhand.store.access.TokenStore;
import io.hourhand.store.access.UserStore;
import io.hourhand.store.history.JobHistory;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.SlotStore;
import io.hourhand.web.api.Audit;
import io.hourhand.web.api.CatalogRoutes;
import io.hourhand.web.api.DocsRoutes;
import io.hourhand.web.api.FiringRoutes;
import io.hourhand.web.api.HealthRoutes;
import io.hourhand.web.api.LogRoutes;
import io.hourhand.web.api.LoginRoutes;
import io.hourhand.web.api.MetricsRoutes;
import io.hourhand.web.api.Nudges;
import io.hourhand.web.api.RunNow;
import io.hourhand.web.api.RunRoutes;
import io.hourhand.web.api.ScheduleEdits;
import io.hourhand.web.api.ScheduleRoutes;
import io.hourhand.web.api.TokenRoutes;
import io.hourhand.web.api.TriggerAnswers;
import io.hourhand.web.api.UserRoutes;
import io.hourhand.web.auth.ApiTokens;
import io.hourhand.web.auth.Authentication;
import io.hourhand.web.auth.FirstAdmin;
import io.hourhand.web.auth.Login;
import io.hourhand.web.auth.LoginTokens;
import io.hourhand.web.auth.Passwords;
import io.hourhand.web.live.DaemonClient;
import io.hourhand.web.live.EventFeed;
import io.hourhand.web.live.Events;
import io.hourhand.web.live.LogFollow;
import io.hourhand.web.live.Streams;
import io.hourhand.web.route.Answered;
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
record Rooms(Dispatch dispatch, FirstAdmin firstAdmin, DatabaseGate gate, Executor jdbc) {

    static Rooms build(ActorSystem<?> system, WebSettings settings, Database database, InstantSource clock) {
        Config config = system.settings().config().getConfig("hourhand.web");
        Executor jdbc = system.dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc-dispatcher"));
        Executor hashing = system.dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.password-dispatcher"));

        UserStore users = new UserStore(database);
        SessionStore sessions = new SessionStore(database);
        TokenStore apiTokens = new TokenStore(database);
        ScheduleStore schedules = new ScheduleStore(database);
        TriggerStore triggers = new TriggerStore(database);
        WorkerStore workers = new WorkerStore(database);
        RunHistory runs = new RunHistory(database);
        LogStore logs = new LogStore(database);
        Audit audit = new Audit(new AuditStore(database), clock);

        LoginTokens tokens = new LoginTokens(settings.jwtSecret(), clock);
        Passwords passwords = new Passwords();
        Authentication authentication = new Authentication(tokens, sessions, apiTokens, clock);
        FirstAdmin firstAdmin = new FirstAdmin(users, passwords, settings.admin(), clock);
        Login login = new Login(users, sessions, tokens, passwords, clock, hashing, jdbc);

        DaemonClient daemons = new DaemonClient(system, config.getDuration("nudge-timeout"));
        Nudges nudges = new Nudges(workers, daemons);
        Streams streams = new Streams(config.getInt("streams"), jdbc);
        Events events = new Events(
                system.systemActorOf(EventFeed.create(workers, daemons, clock, jdbc), "event-feed", Props.empty()));
        LogFollow follow = new LogFollow(logs, runs, workers, daemons, clock, jdbc);

        DatabaseGate gate = new DatabaseGate(clock);
        Answered answered = new Answered();
        List<Route> routes = Stream.of(
                        new HealthRoutes(database, workers, gate::obstacle).routes(),
                        new LoginRoutes(login, firstAdmin, sessions, audit, clock, jdbc).routes(),
                        new UserRoutes(users, passwords, audit, clock, hashing, jdbc).routes(),
                        new TokenRoutes(apiTokens, new ApiTokens(), audit, clock).routes(),
                        new FiringRoutes(schedules, new SlotStore(database), clock).routes(),
                        new ScheduleRoutes(schedules, audit, clock, nudges).routes(),
                        new ScheduleEdits(schedules, audit, clock, nudges).routes(),
                        new RunNow(
                                        schedules,
                                        triggers,
                                        runs,
                                        new TriggerAnswers(triggers, nudges, daemons, clock, jdbc),
                                        audit,
                                        clock)
                                .routes(),
                        new RunRoutes(runs, new JobHistory(database), nudges, audit, clock).routes(),
                        new LogRoutes(runs, logs, follow, events, streams, authentication, jdbc).routes(),
                        new CatalogRoutes(workers).routes(),
                        new MetricsRoutes(answered, streams, workers).routes(),
                        new DocsRoutes().routes())
                .flatMap(List::stream)
                .toList();
        RequestBody bodies = new RequestBody(system, config.getBytes("body-limit"), config.getDuration("body-timeout"));
        return new Rooms(
                new Dispatch(system, new Routes(routes), authentication, gate, bodies, answered, jdbc),
                firstAdmin,
                gate,
                jdbc);
    }
}
