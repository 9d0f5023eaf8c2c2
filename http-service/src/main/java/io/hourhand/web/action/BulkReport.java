package io.hourhand.web.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of schedules that were changed together.
 *
 * @param done those that were changed
 * @param already how many stood so before
 * @param waits how many of those that were asked to run wait for the daemon
 * @param why they wait, in a sentence
 * @param unreached how many were left alone, for want of time or of the database
 * @param refused what was not done, and why
 */
public record BulkReport(
        List<UUID> done, int already, int waits, Optional<String> why, int unreached, List<Refused> refused) {

    public BulkReport {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
    }

    /** A schedule that was left as it is. */
    public record Refused(String name, String why) {}

    /** Counts while the work goes on. */
    static final class Count {

        private final List<UUID> done = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private int already;
        private int waits;
        private Optional<String> why = Optional.empty();

        void done(UUID id) {
            done.add(id);
        }

        /** Whether there is something that the daemon has to hear of. */
        boolean changed() {
            return !done.isEmpty();
        }

        void already() {
            already++;
        }

        void waits(UUID id, Optional<String> reason) {
            done.add(id);
            waits++;
            why = why.or(() -> reason);
        }

        int refused() {
            return refused.size();
        }

        void refused(String name, String why) {
            refused.add(new Refused(name, why));
        }

        BulkReport report(int unreached) {
            return new BulkReport(done, already, waits, why, unreached, refused);
        }
    }
}
