package io.hourhand.store.purge;

import io.hourhand.config.Environment;
import io.hourhand.policy.Retention;

/**
 * How long things are kept, as the environment says to the daemon and to {@code ./hourhand purge} alike.
 *
 * @param runs for schedules that have no rule of their own; requests to run and starts of daemons go with it too
 * @param auditDays how long it is known who did what; 0 for ever
 */
public record PurgeSettings(Retention runs, int auditDays) {

    /** Reads the settings, and notes in the environment what is wrong with them. */
    public static PurgeSettings read(Environment environment) {
        return new PurgeSettings(
                new Retention(
                        days(environment, "KEEP_RUNS_DAYS", Retention.USUAL.days()),
                        (int) environment.number("KEEP_LAST_RUNS", Retention.USUAL.last(), 0, Retention.MOST_RUNS),
                        days(environment, "KEEP_LOGS_DAYS", Retention.USUAL.logDays())),
                days(environment, "KEEP_AUDIT_DAYS", 365));
    }

    private static int days(Environment environment, String name, int otherwise) {
        return (int) environment.number(name, otherwise, 0, Retention.MOST_DAYS);
    }
}
