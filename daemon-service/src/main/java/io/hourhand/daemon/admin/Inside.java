package io.hourhand.daemon.admin;

import io.hourhand.daemon.figure.AbandonedThreads;
import io.hourhand.daemon.figure.HeldBack;
import io.hourhand.daemon.log.LiveEvents;
import io.hourhand.daemon.log.LogHub;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the endpoint shows of the daemon, and what it reaches.
 *
 * @param spoolFreeBytes how much room there is where results wait
 */
public record Inside(
        Supplier<DaemonState> state,
        DaemonDoor door,
        LogHub logs,
        LiveEvents events,
        AbandonedThreads abandoned,
        HeldBack held,
        LongSupplier spoolFreeBytes) {}
