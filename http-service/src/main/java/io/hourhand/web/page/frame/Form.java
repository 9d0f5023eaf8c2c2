package io.hourhand.web.page.frame;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.Parsed;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A form as a browser posts it. A field that is there twice counts with its last value. */
public record Form(Map<String, String> fields) {

    public static Form parse(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                // Browsers send line ends as CR LF; what people typed has plain ones.
                decode(pair.substring(0, equals)).ifPresent(name -> decode(pair.substring(equals + 1))
                        .ifPresent(value -> fields.put(name, value.replace("\r\n", "\n"))));
            }
        }
        return new Form(fields);
    }

    private static Optional<String> decode(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value of a field; empty text when it is not there. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    public Optional<String> filled(String name) {
        return Optional.of(text(name).strip()).filter(value -> !value.isEmpty());
    }

    /**
     * What a browser's field for date and time has; empty where nothing was typed.
     *
     * @param zone on whose clock it is
     */
    public Parsed<Optional<Instant>> instant(String name, ZoneId zone) {
        try {
            return Parsed.valid(filled(name)
                    .map(text -> LocalDateTime.parse(text).atZone(zone).toInstant()));
        } catch (DateTimeException notATime) {
            return Parsed.invalid(say("form.no-time"));
        }
    }

    /** The same form with one field of another value. */
    public Form with(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(fields);
        others.put(name, value);
        return new Form(others);
    }

    /** Its text again, without one field. */
    public String without(String left) {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().equals(left))
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
