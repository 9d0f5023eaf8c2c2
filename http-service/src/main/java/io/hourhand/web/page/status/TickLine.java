package io.hourhand.web.page.status;

import static io.hourhand.web.page.text.Texts.say;

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
                tick.found().map(TickLine::found).or(() -> tick.lag().map(lag -> say("workers.tick.drained"))));
    }

    private static String late(Duration lag) {
        return lag.toMillis() == 0 ? say("word.on-time") : say("word.late", Lengths.exact(lag));
    }

    private static String found(Tick.Found found) {
        return found.due() == 0
                ? say("workers.tick.nothing")
                : say("workers.tick.found", found.due(), found.started(), found.skipped());
    }
}
