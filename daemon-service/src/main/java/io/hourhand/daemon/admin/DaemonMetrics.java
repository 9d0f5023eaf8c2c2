package io.hourhand.daemon.admin;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The daemon's figures as Prometheus text. */
final class DaemonMetrics {

    private DaemonMetrics() {}

    static String text(Inside inside) {
        DaemonState state = inside.state().get();
        StringBuilder text = new StringBuilder();
        text.append("# HELP hourhand_daemon_state 1 for the state that the daemon is in.\n");
        text.append("# TYPE hourhand_daemon_state gauge\n");
        for (DaemonState.Word word : DaemonState.Word.values()) {
            text.append("hourhand_daemon_state{state=\"%s\"} %d%n"
                    .formatted(word.name().toLowerCase(Locale.ROOT), word == state.state() ? 1 : 0));
        }
        gauge(
                text,
                "hourhand_daemon_epoch",
                "Epoch of the lease, 0 when not in charge.",
                state.epoch().orElse(0L));
        state.clockOffsetSeconds()
                .ifPresent(offset -> text.append("# HELP hourhand_db_clock_offset_seconds The database's"
                                + " clock minus the daemon's.\n# TYPE hourhand_db_clock_offset_seconds gauge\n")
                        .append("hourhand_db_clock_offset_seconds ")
                        .append(offset)
                        .append('\n'));
        gauge(
                text,
                "hourhand_daemon_drained",
                "Whether somebody has drained the daemon: nothing new begins.",
                inside.held().isDrained() ? 1 : 0);
        gauge(
                text,
                "hourhand_daemon_spool_free_bytes",
                "Room where results wait while the database is away, -1 where nothing can be written.",
                inside.spoolFreeBytes().getAsLong());
        gauge(
                text,
                "hourhand_daemon_heap_used_bytes",
                "Heap in use.",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        gauge(
                text,
                "hourhand_daemon_threads",
                "Live threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        gauge(
                text,
                "hourhand_daemon_abandoned_threads",
                "Threads of jobs that would not end and still go on.",
                inside.abandoned().alive());
        text.append("# HELP hourhand_daemon_abandoned_jobs_total Jobs that would not end, since the daemon's start.\n");
        text.append("# TYPE hourhand_daemon_abandoned_jobs_total counter\n");
        text.append("hourhand_daemon_abandoned_jobs_total ")
                .append(inside.abandoned().ever())
                .append('\n');
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        text.append("# HELP %s %s\n# TYPE %s gauge\n%s %d\n".formatted(name, help, name, name, value));
    }
}
