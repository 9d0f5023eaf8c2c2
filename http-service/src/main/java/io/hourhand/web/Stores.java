package io.hourhand.web;

import io.hourhand.store.access.AuditStore;
import io.hourhand.store.access.SessionStore;
import io.hourhand.store.access.TokenStore;
import io.hourhand.store.access.UserStore;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.history.JobHistory;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.run.BackfillStore;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.schedule.PauseStore;
import io.hourhand.store.schedule.RetentionStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.sql.Database;

/** All tables that this server looks at, over one pool. */
record Stores(
        Database database,
        UserStore users,
        SessionStore sessions,
        TokenStore tokens,
        AuditStore audit,
        ScheduleStore schedules,
        PauseStore pauses,
        RetentionStore retention,
        BackfillStore backfills,
        TriggerStore triggers,
        SlotStore slots,
        RunHistory runs,
        JobHistory jobs,
        LogStore logs,
        WorkerStore workers,
        DrainStore drains) {

    static Stores over(Database database) {
        return new Stores(
                database,
                new UserStore(database),
                new SessionStore(database),
                new TokenStore(database),
                new AuditStore(database),
                new ScheduleStore(database),
                new PauseStore(database),
                new RetentionStore(database),
                new BackfillStore(database),
                new TriggerStore(database),
                new SlotStore(database),
                new RunHistory(database),
                new JobHistory(database),
                new LogStore(database),
                new WorkerStore(database),
                new DrainStore(database));
    }
}
