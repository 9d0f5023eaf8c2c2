package io.hourhand.web.page.text;

import static io.hourhand.web.page.text.Texts.say;

import java.util.stream.Stream;

/**
 * One instant as a page shows it.
 *
 * @param iso for machines
 * @param text such as "Today 02:00"
 * @param exact with seconds and zone
 * @param relative such as "in 12 min"
 * @param offset of its zone from UTC, such as "UTC+2"; empty in UTC
 */
public record Moment(String iso, String text, String exact, String relative, String offset) {

    /** The text within a sentence: "today 02:00", but "Mon 3 Mar 02:00". */
    public String amid() {
        boolean near = Stream.of(say("times.today"), say("times.tomorrow"), say("times.yesterday"))
                .anyMatch(text::startsWith);
        return near ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }
}
