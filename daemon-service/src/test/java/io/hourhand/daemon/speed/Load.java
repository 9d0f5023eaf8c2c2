package io.hourhand.daemon.speed;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How much else this machine has to do: figures of a busy one prove little. */
public record Load(double average, int processors) {

    public static Load now() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Load(system.getSystemLoadAverage(), system.getAvailableProcessors());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f on %d processors", average, processors);
    }
}
