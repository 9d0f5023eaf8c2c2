package io.hourhand.schedule;

import io.hourhand.schedule.calendar.CronTimes;
import io.hourhand.schedule.text.CronText;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression of five fields that fires at least once in 400 years. Two are equal when written alike.
 *
 * <p>Days follow Vixie cron: with day-of-month and day-of-week both restricted either is enough; where one of them
 * begins with {@code *} both must match.
 */
public final class CronExpression {

    private final String text;
    private final CronText.Fields fields;
    private final CronTimes times;

    private CronExpression(String text, CronText.Fields fields) {
        this.text = text;
        this.fields = fields;
        this.times = fields.times();
    }

    /** Reads an expression; the message of a refusal names the field and the character, counted from 1. */
    public static Parsed<CronExpression> parse(String text) {
        return switch (CronText.read(text)) {
            case CronText.Refused(String message) -> Parsed.invalid(message);
            case CronText.Fields fields -> Parsed.valid(new CronExpression(text, fields));
        };
    }

    CronTimes times() {
        return times;
    }

    String words() {
        return fields.words();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronExpression cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
