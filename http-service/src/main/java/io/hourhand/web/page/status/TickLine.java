package io.hourhand.web.page.status;

import io.hourhand.run.Tick;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.page.text.Times;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The daemon's last hourly look.
 *
 * @param at when it was
 * @param late how late, such as "12 ms late"
 * @param found what it came to, such as "found 3 schedules due, made 3 runs, skipped 0 slots"
 */
public record TickLine(Moment at, Optional<String> late, Optional<String> found) {

    static TickLine of(Tick tick, Times times) {
        return new TickLine(
                times.at(tick.at().truncatedTo(ChronoUnit.SECONDS), ShownZone.UTC),
                tick.lag().map(TickLine::late),
                // A build that tells how late it was tells also what it found, unless it did not look.
                tick.found().map(TickLine::found).or(() -> tick.lag().map(lag -> "drained, so it looked for nothing")));
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String late(Duration lag) {
        return lag.toMillis() == 0 ? "on time" : Lengths.exact(lag) + " late";
    }

    private static String found(Tick.Found found) {
        return found.due() == 0
                ? "found nothing due"
                : "found %s due, made %s, skipped %s"
                        .formatted(
                                count(found.due(), "schedule"),
                                count(found.started(), "run"),
                                count(found.skipped(), "slot"));
    }
}
