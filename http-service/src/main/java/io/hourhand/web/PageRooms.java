package io.hourhand.web;

import io.hourhand.store.history.JobListing;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.RetryCandidates;
import io.hourhand.store.history.RunsOfSchedules;
import io.hourhand.store.run.LogSearch;
import io.hourhand.store.schedule.ScheduleListing;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Backfills;
import io.hourhand.web.action.BulkEdits;
import io.hourhand.web.action.BulkRetry;
import io.hourhand.web.action.BulkRuns;
import io.hourhand.web.action.Drains;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.action.Pauses;
import io.hourhand.web.action.Switches;
import io.hourhand.web.action.TriggerAnswers;
import io.hourhand.web.live.DaemonClient;
import io.hourhand.web.page.Refusals;
import io.hourhand.web.page.StaticFiles;
import io.hourhand.web.page.access.LoginPages;
import io.hourhand.web.page.access.OwnPages;
import io.hourhand.web.page.access.SetupPages;
import io.hourhand.web.page.access.UserPages;
import io.hourhand.web.page.backfill.BackfillPages;
import io.hourhand.web.page.bulk.BulkPages;
import io.hourhand.web.page.crontab.ImportPages;
import io.hourhand.web.page.crontab.Imports;
import io.hourhand.web.page.edit.EditPages;
import io.hourhand.web.page.frame.Assets;
import io.hourhand.web.page.frame.Banners;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.help.HelpPages;
import io.hourhand.web.page.run.JobPages;
import io.hourhand.web.page.run.RetryPages;
import io.hourhand.web.page.run.RunActions;
import io.hourhand.web.page.run.RunPages;
import io.hourhand.web.page.schedule.PauseActions;
import io.hourhand.web.page.schedule.ScheduleActions;
import io.hourhand.web.page.schedule.ScheduleDetail;
import io.hourhand.web.page.schedule.SchedulePages;
import io.hourhand.web.page.schedule.SlotPages;
import io.hourhand.web.page.schedule.UpcomingPages;
import io.hourhand.web.page.search.SearchPages;
import io.hourhand.web.page.status.DoctorPages;
import io.hourhand.web.page.status.DrainActions;
import io.hourhand.web.page.status.OverviewPages;
import io.hourhand.web.page.status.WorkerPages;
import io.hourhand.web.route.BasePath;
import io.hourhand.web.route.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The pages, put together. */
final class PageRooms {

    private final Stores stores;
    private final Audit audit;
    private final Nudges nudges;
    private final TriggerAnswers answers;
    private final Pauses pauses;
    private final Backfills backfills;
    private final Drains drains;
    private final DaemonClient daemons;
    private final Doors doors;
    private final InstantSource clock;
    private final Executor jdbc;
    private final Assets assets = new Assets();
    private final OwnForms forms;
    private final Frame frame;
    private final LoginPages loginPages;

    PageRooms(
            Stores stores,
            Audit audit,
            Nudges nudges,
            TriggerAnswers answers,
            Pauses pauses,
            Backfills backfills,
            Drains drains,
            DaemonClient daemons,
            Doors doors,
            InstantSource clock,
            BasePath base,
            Executor jdbc) {
        this.stores = stores;
        this.audit = audit;
        this.nudges = nudges;
        this.answers = answers;
        this.pauses = pauses;
        this.backfills = backfills;
        this.drains = drains;
        this.daemons = daemons;
        this.doors = doors;
        this.clock = clock;
        this.jdbc = jdbc;
        this.forms = new OwnForms(doors.formTokens());
        this.frame = new Frame(
                assets,
                doors.formTokens(),
                new Banners(stores.database(), stores.workers(), stores.drains()),
                clock,
                base);
        this.loginPages = new LoginPages(frame, doors.login(), doors.tokens(), doors.formTokens(), audit, jdbc);
    }

    Refusals refusals() {
        return new Refusals(frame, loginPages);
    }

    Stream<List<Route>> routes() {
        LatestRuns latest = new LatestRuns(stores.database());
        ScheduleListing listing = new ScheduleListing(stores.database());
        Switches switches = new Switches(stores.schedules(), audit, clock);
        return Stream.of(
                new StaticFiles(assets).routes(),
                loginPages.routes(),
                new SearchPages(frame).routes(),
                new SetupPages(frame, doors.firstAdmin(), doors.login()).routes(),
                new OwnPages(frame, forms, stores.sessions(), audit).routes(),
                new UserPages(frame, forms, stores.users(), doors.passwords(), audit, doors.hashing(), jdbc).routes(),
                new SchedulePages(frame, listing, latest).routes(),
                new RunPages(
                                frame,
                                stores.runs(),
                                stores.jobs(),
                                latest,
                                listing,
                                stores.workers(),
                                stores.logs(),
                                new LogSearch(stores.database()))
                        .routes(),
                new RunActions(
                                frame,
                                forms,
                                stores.runs(),
                                stores.schedules(),
                                stores.triggers(),
                                answers,
                                nudges,
                                audit)
                        .routes(),
                new RetryPages(
                                frame,
                                forms,
                                new RetryCandidates(stores.database()),
                                new RunsOfSchedules(stores.database()),
                                new BulkRetry(stores.triggers(), answers, nudges, audit, clock))
                        .routes(),
                new JobPages(frame, new JobListing(stores.database()), new RunsOfSchedules(stores.database())).routes(),
                new WorkerPages(frame, stores.workers(), latest, stores.runs(), drains).routes(),
                new DrainActions(forms, drains).routes(),
                new HelpPages(frame).routes(),
                new DoctorPages(frame, stores.database(), daemons, jdbc).routes(),
                new OverviewPages(frame, stores.database(), listing, stores.workers(), latest, stores.runs(), drains)
                        .routes(),
                new ScheduleDetail(
                                frame,
                                forms,
                                stores.schedules(),
                                latest,
                                stores.slots(),
                                stores.backfills(),
                                stores.retention(),
                                audit,
                                nudges)
                        .routes(),
                new UpcomingPages(frame, listing, drains).routes(),
                new SlotPages(frame, stores.schedules(), stores.slots()).routes(),
                new PauseActions(frame, forms, stores.schedules(), pauses).routes(),
                new BackfillPages(frame, forms, stores.schedules(), stores.backfills(), backfills).routes(),
                new EditPages(frame, forms, stores.schedules(), stores.retention(), audit, nudges).routes(),
                new ScheduleActions(
                                frame, forms, stores.schedules(), stores.triggers(), answers, switches, nudges, audit)
                        .routes(),
                bulk(listing, switches).routes(),
                new ImportPages(
                                frame,
                                forms,
                                stores.schedules(),
                                stores.workers(),
                                new Imports(stores.schedules(), audit, clock),
                                nudges)
                        .routes());
    }

    private BulkPages bulk(ScheduleListing listing, Switches switches) {
        return new BulkPages(
                frame,
                forms,
                listing,
                new BulkEdits(stores.schedules(), switches, pauses, audit, nudges, clock),
                new BulkRuns(stores.schedules(), stores.triggers(), answers, audit, clock));
    }
}
