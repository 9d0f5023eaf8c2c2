package io.hourhand.schedule.calendar;

/** A set of whole minutes of a local calendar, without any zone: what a timing says, before a clock is asked. */
public interface LocalTimes {

    /** Answer when there is no further one. */
    long NEVER = Long.MAX_VALUE;

    /**
     * The first of these times that is later than a given one.
     *
     * @param local seconds since 1970-01-01T00:00 on the local clock
     * @param limit local seconds; the search may end with {@link #NEVER} where nothing comes before it
     * @return local seconds, a multiple of 60, or {@link #NEVER}; may be past the limit
     */
    long after(long local, long limit);

    /**
     * Whether these times follow real time through a clock change (Vixie cron's wildcard rule): each real minute whose
     * reading matches counts, and none other. Otherwise each time is an appointment: kept once, even if the clock skips
     * or repeats it.
     */
    boolean followRealTime();
}
