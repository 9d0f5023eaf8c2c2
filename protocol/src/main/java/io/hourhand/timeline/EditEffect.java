package io.hourhand.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an edit would do to the slots to come. A slot moves if one vanishes and one appears on the same local day: the
 * first of each, the second of each, and so on. All slots from which one moves, and all that vanish, are those that only
 * the old definition has; all to which one moves, and all that appear, those that only the new one has.
 *
 * @param appear the first ones, {@link #LISTED} at most; {@code appears} counts them all; so for the other two
 * @param stays how many slots both have
 */
public record EditEffect(
        Instant from,
        Instant to,
        long stays,
        long appears,
        long vanishes,
        long moves,
        List<Instant> appear,
        List<Instant> vanish,
        List<Move> move) {

    public static final Duration AHEAD = Duration.ofDays(30);
    public static final int LISTED = 500;

    /** One slot that comes at another instant of its day. */
    public record Move(Instant from, Instant to) {}

    /** Compares the slots after an edit's instant for the next 30 days. */
    public static EditEffect of(Timeline before, Timeline after, ZoneId zone, Instant from) {
        return new Comparison(zone).compare(before, after, from, from.plus(AHEAD));
    }

    /** Both timelines side by side, a local day at a time: memory grows with the slots of one day. */
    private static final class Comparison {

        private final ZoneId zone;
        private final List<Instant> appear = new ArrayList<>();
        private final List<Instant> vanish = new ArrayList<>();
        private final List<Move> move = new ArrayList<>();
        private final List<Instant> oldOfDay = new ArrayList<>();
        private final List<Instant> newOfDay = new ArrayList<>();
        private long stays;
        private long appears;
        private long vanishes;
        private long moves;

        Comparison(ZoneId zone) {
            this.zone = zone;
        }

        EditEffect compare(Timeline before, Timeline after, Instant from, Instant to) {
            Optional<Instant> old = until(before, from, to);
            Optional<Instant> young = until(after, from, to);
            Instant endOfDay = from;
            while (old.isPresent() || young.isPresent()) {
                Instant first = earlier(old, young);
                if (!first.isBefore(endOfDay)) {
                    closeDay();
                    endOfDay = endOfDay(first);
                }
                boolean isOld = old.filter(first::equals).isPresent();
                boolean isNew = young.filter(first::equals).isPresent();
                count(first, isOld, isNew);
                old = isOld ? until(before, first, to) : old;
                young = isNew ? until(after, first, to) : young;
            }
            closeDay();
            return new EditEffect(
                    from,
                    to,
                    stays,
                    appears,
                    vanishes,
                    moves,
                    List.copyOf(appear),
                    List.copyOf(vanish),
                    List.copyOf(move));
        }

        private static Optional<Instant> until(Timeline timeline, Instant after, Instant to) {
            return timeline.after(after).filter(slot -> !slot.isAfter(to));
        }

        private static Instant earlier(Optional<Instant> one, Optional<Instant> other) {
            if (one.isEmpty() || other.isEmpty()) {
                return one.or(() -> other).orElseThrow();
            }
            return one.get().isBefore(other.get()) ? one.get() : other.get();
        }

        private Instant endOfDay(Instant slot) {
            LocalDate day = LocalDate.ofInstant(slot, zone);
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }

        private void count(Instant slot, boolean isOld, boolean isNew) {
            if (isOld && isNew) {
                stays++;
            } else if (isOld) {
                oldOfDay.add(slot);
            } else {
                newOfDay.add(slot);
            }
        }

        private void closeDay() {
            int pairs = Math.min(oldOfDay.size(), newOfDay.size());
            moves += pairs;
            vanishes += oldOfDay.size() - pairs;
            appears += newOfDay.size() - pairs;
            for (int i = 0; i < pairs && move.size() < LISTED; i++) {
                move.add(new Move(oldOfDay.get(i), newOfDay.get(i)));
            }
            list(vanish, oldOfDay.subList(pairs, oldOfDay.size()));
            list(appear, newOfDay.subList(pairs, newOfDay.size()));
            oldOfDay.clear();
            newOfDay.clear();
        }

        private static void list(List<Instant> all, List<Instant> more) {
            all.addAll(more.subList(0, Math.min(more.size(), LISTED - all.size())));
        }
    }
}
