package io.hourhand.json;

import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Interval;
import io.hourhand.schedule.Timing;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The field {@code timing}. */
final class TimingReader {

    private TimingReader() {}

    static Optional<Timing> read(Fields fields) {
        if (fields.value("timing").isEmpty()) {
            return fields.wrong("timing", "is missing; write it like {\"type\":\"cron\",\"expression\":\"0 2 * * *\"}");
        }
        return fields.object("timing", TimingReader::timing);
    }

    private static Optional<Timing> timing(Fields fields) {
        return fields.required("type", 20).flatMap(type -> switch (type) {
            case "cron" ->
                fields.required("expression", 1_000)
                        .flatMap(text -> fields.parsed("expression", CronExpression.parse(text)))
                        .map(Timing.Cron::new);
            case "every" ->
                fields.required("interval", 1_000)
                        .flatMap(text -> fields.parsed("interval", Interval.parse(text)))
                        .map(Timing.Every::new);
            case "once" -> fields.instant("at").map(at -> new Timing.Once(at.truncatedTo(ChronoUnit.MILLIS)));
            default -> {
                fields.ignoreOthers();
                yield fields.wrong("type", "must be one of cron, every, once");
            }
        });
    }
}
