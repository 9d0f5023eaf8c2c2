package io.hourhand.web.page.text;

import static io.hourhand.web.page.text.Texts.say;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Instants in words, seen from one instant, in the zone that the reader chose.
 *
 * @param now the server's, so that no clock of a reader's machine has a say
 */
public record Times(Instant now, ShownZone zone) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm:ss", Locale.ENGLISH);

    /** An instant of a schedule. */
    public Moment at(Instant instant, ZoneId scheduleZone) {
        ZoneId shown = zone.of(scheduleZone);
        ZonedDateTime local = instant.atZone(shown);
        return new Moment(
                instant.truncatedTo(ChronoUnit.MILLIS).toString(),
                day(local) + " " + (local.getSecond() == 0 ? CLOCK : SECONDS).format(local),
                FULL.format(local) + " " + shown.getId(),
                relative(instant),
                offset(local.getOffset()));
    }

    /** The same to the minute. */
    public Moment minute(Instant instant, ZoneId scheduleZone) {
        Moment exact = at(instant, scheduleZone);
        ZonedDateTime local = instant.atZone(zone.of(scheduleZone));
        return new Moment(
                exact.iso(), day(local) + " " + CLOCK.format(local), exact.exact(), exact.relative(), exact.offset());
    }

    /** The time of day alone, to the second, for what is near: {@code 10:00:05}. */
    public String clock(Instant instant, ZoneId scheduleZone) {
        return SECONDS.format(instant.atZone(zone.of(scheduleZone)));
    }

    private static String offset(ZoneOffset offset) {
        if (offset.getTotalSeconds() == 0) {
            return "";
        }
        String text = offset.getId().replaceFirst("^([+-])0", "$1").replaceFirst(":00$", "");
        return "UTC" + text.replace('-', '\u2212');
    }

    /** "in 12 min" or "3 min ago". */
    public String relative(Instant instant) {
        Duration ahead = Duration.between(now, instant);
        if (ahead.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return say("script.now");
        }
        return ahead.isNegative()
                ? say("script.ago", Lengths.rough(ahead.negated()))
                : say("script.in", Lengths.rough(ahead));
    }

    private String day(ZonedDateTime local) {
        LocalDate today = now.atZone(local.getZone()).toLocalDate();
        long days = ChronoUnit.DAYS.between(today, local.toLocalDate());
        if (days == 0) {
            return say("times.today");
        }
        if (days == 1) {
            return say("times.tomorrow");
        }
        if (days == -1) {
            return say("times.yesterday");
        }
        return (local.getYear() == today.getYear() || Math.abs(days) < 90 ? DAY : YEAR).format(local);
    }
}
