package io.hourhand.quickstart.system.fault.soak;

import io.hourhand.quickstart.system.fault.stage.Vitals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One process from its start to its end, looked at again and again. What it holds on to may go up and down; a leak shows
 * where the middle of the last quarter is above that of the first.
 */
final class Life {

    /** A process is not itself in its first minutes: pools fill, classes are loaded. */
    private static final int YOUTH = 4;

    private static final int FEWEST = 12;

    /** What the middle may rise by without being a leak: a share of it, and something besides. */
    private static final double SHARE = 0.15;

    private final String name;
    private final List<Vitals> seen = new ArrayList<>();

    Life(String name) {
        this.name = name;
    }

    /** Looks, and says what it saw: a soak that is ended early has told all that it knew. */
    void look(long pid) {
        Vitals now = Vitals.of(pid);
        seen.add(now);
        System.out.println(Instant.now() + " " + name + " " + now);
    }

    /** What rose, in words; nothing of a life too short to tell. */
    Optional<String> leak() {
        if (grown().size() < FEWEST) {
            return Optional.empty();
        }
        boolean flat = flat(Vitals::heap, 3) && flat(Vitals::threads, 3) && flat(Vitals::descriptors, 4);
        return flat ? Optional.empty() : Optional.of(toString());
    }

    private boolean flat(ToDoubleFunction<Vitals> what, double besides) {
        double first = middle(first(), what);
        return middle(last(), what) <= first * (1 + SHARE) + besides;
    }

    private List<Vitals> grown() {
        return seen.subList(Math.min(YOUTH, seen.size()), seen.size());
    }

    private List<Vitals> first() {
        return grown().subList(0, grown().size() / 4);
    }

    private List<Vitals> last() {
        return grown().subList(grown().size() - grown().size() / 4, grown().size());
    }

    private static double middle(List<Vitals> of, ToDoubleFunction<Vitals> what) {
        double[] sorted = of.stream().mapToDouble(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        if (grown().size() < FEWEST) {
            return name + ": looked at " + seen.size() + " times, too few to tell";
        }
        return String.format(
                Locale.ROOT,
                "%s, looked at %d times: heap %.1f to %.1f MB, threads %.0f to %.0f, descriptors %.0f to %.0f",
                name,
                seen.size(),
                middle(first(), Vitals::heap),
                middle(last(), Vitals::heap),
                middle(first(), Vitals::threads),
                middle(last(), Vitals::threads),
                middle(first(), Vitals::descriptors),
                middle(last(), Vitals::descriptors));
    }
}
