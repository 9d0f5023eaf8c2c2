package io.hourhand.schedule;

import io.hourhand.schedule.text.Quoted;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Time zones by their names in the IANA data, UTC and GMT among them; no bare offsets, which know no clock changes. */
public final class ZoneNames {

    /** In order, without the JDK's own inventions. */
    private static final List<String> KNOWN = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> !name.startsWith("SystemV/"))
            .sorted()
            .toList();

    private static final int LONGEST = 64;

    private ZoneNames() {}

    /** All names, in order. */
    public static List<String> all() {
        return KNOWN;
    }

    /** Finds a zone by its exact name; a refusal suggests the nearest one. */
    public static Parsed<ZoneId> parse(String name) {
        if (KNOWN.contains(name)) {
            return Parsed.valid(ZoneId.of(name));
        }
        if (name.length() > LONGEST) {
            return Parsed.invalid("a time zone's name has at most " + LONGEST + " characters");
        }
        String known = Quoted.text(name) + " is no time zone of the IANA data; ";
        return Parsed.invalid(known
                + nearest(name).map(zone -> "did you mean " + zone + "?").orElse("write it like Europe/Berlin or UTC"));
    }

    private static Optional<String> nearest(String name) {
        String wanted = plain(name);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return first(zone -> zone.equals(wanted))
                .or(() -> first(zone -> zone.endsWith('/' + wanted)))
                .or(() -> alike(wanted));
    }

    private static Optional<String> first(Predicate<String> wanted) {
        return KNOWN.stream().filter(zone -> wanted.test(plain(zone))).findFirst();
    }

    private static Optional<String> alike(String wanted) {
        return KNOWN.stream()
                .min(Comparator.comparingInt((String zone) -> distance(wanted, zone)))
                .filter(zone -> distance(wanted, zone) <= Math.min(3, wanted.length() / 3));
    }

    /** Typing errors between a text and a zone's name, or the name's last part if that is nearer. */
    private static int distance(String wanted, String zone) {
        String name = plain(zone);
        return Math.min(edits(wanted, name), edits(wanted, name.substring(name.lastIndexOf('/') + 1)));
    }

    private static String plain(String name) {
        return name.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance: letters to insert, drop or replace. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
