package io.hourhand.wire;

import java.util.UUID;

/**
 * The daemon's own endpoint. All but {@link #HEALTH} ask for {@code Authorization: Bearer} with the key in the daemon's
 * WorkerInstance row.
 */
public final class DaemonPaths {

    /** GET: 200 when the daemon is in charge or stands by as it should, 503 otherwise; JSON. No key. */
    public static final String HEALTH = "/health";

    /** GET: Prometheus text. */
    public static final String METRICS = "/metrics";

    /** GET: {@code text/event-stream}, each {@code data} a {@link LiveEvent} as JSON. */
    public static final String EVENTS = "/events";

    /** POST: schedules were edited, look again; answers 204. */
    public static final String NUDGE_SCHEDULES = "/nudge/schedules";

    private DaemonPaths() {}

    /** POST: decide this request now; answers 200 with a {@link TriggerAnswer}. */
    public static String nudgeTrigger(UUID triggerId) {
        return "/nudge/triggers/" + triggerId;
    }

    /** POST: a cancel was asked for this run; answers 204. */
    public static String nudgeCancel(UUID runId) {
        return "/nudge/cancels/" + runId;
    }

    /**
     * GET: {@code text/event-stream} of a run's lines after a number, the kept ones first and then as they come: each
     * {@code data} a {@link LogLine} as JSON with its number as {@code id}; {@code event: end} when this daemon has no
     * more of them, as the run is over or left to the next one.
     */
    public static String log(UUID runId, long after) {
        return "/runs/" + runId + "/log?after=" + after;
    }
}
