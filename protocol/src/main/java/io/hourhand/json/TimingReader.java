package io.hourhand.json;

import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Interval;
import io.hourhand.schedule.Timing;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The field {@code timing}. */
final class TimingReader {

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

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
            case "once" -> fields.required("at", 100).flatMap(text -> once(fields, text));
            default -> {
                fields.ignoreOthers();
                yield fields.wrong("type", "must be one of cron, every, once");
            }
        });
    }

    private static Optional<Timing> once(Fields fields, String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!at.isBefore(FIRST) && !at.isAfter(LAST)) {
                return Optional.of(new Timing.Once(at));
            }
        } catch (DateTimeException e) {
            // Said below, in the same words as an instant out of range.
        }
        return fields.wrong("at", "must be an instant of the years 1000 to 9999 like 2027-01-01T09:00:00Z");
    }
}
