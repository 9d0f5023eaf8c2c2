package io.hourhand.simulate;

import io.hourhand.schedule.Parsed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A time in which no daemon is up: from its first instant to the one at which a daemon is back. */
public record Downtime(Instant from, Instant back) {

    public Downtime {
        if (!from.isBefore(back)) {
            throw new IllegalArgumentException(from + " is not before " + back);
        }
    }

    /** Reads {@code 2026-03-01T00:00:00Z/2026-03-02T06:00:00Z}. */
    public static Parsed<Downtime> parse(String text) {
        int slash = text.indexOf('/');
        try {
            Instant from = Instant.parse(text.substring(0, Math.max(slash, 0)));
            Instant back = Instant.parse(text.substring(slash + 1));
            return from.isBefore(back)
                    ? Parsed.valid(new Downtime(from, back))
                    : Parsed.invalid("a downtime ends after it begins, and " + back + " is not after " + from);
        } catch (DateTimeException noInstant) {
            return Parsed.invalid("a downtime is two instants with a slash between them, like"
                    + " 2026-03-01T00:00:00Z/2026-03-02T06:00:00Z");
        }
    }

    /** In order, those that touch made one. */
    static List<Downtime> merged(List<Downtime> downtimes) {
        List<Downtime> merged = new ArrayList<>();
        for (Downtime next :
                downtimes.stream().sorted(Comparator.comparing(Downtime::from)).toList()) {
            Downtime last = merged.isEmpty() ? next : merged.getLast();
            if (merged.isEmpty() || next.from().isAfter(last.back())) {
                merged.add(next);
            } else if (next.back().isAfter(last.back())) {
                merged.set(merged.size() - 1, new Downtime(last.from(), next.back()));
            }
        }
        return List.copyOf(merged);
    }
}
