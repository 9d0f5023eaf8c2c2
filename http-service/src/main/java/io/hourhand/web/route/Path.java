package io.hourhand.web.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path with places: {@code {id}} stands for one id, {@code {file}} for the name of a file. What does not look like one
 * does not match, so that a malformed id is simply not found.
 */
public final class Path {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final String text;
    private final List<String> parts;

    private Path(String text) {
        this.text = text;
        this.parts = List.of(text.split("/", -1));
    }

    public static Path of(String text) {
        return new Path(text);
    }

    /** What stands in the places, if the path is of this shape. */
    Optional<Map<String, String>> match(String path) {
        String[] given = path.split("/", -1);
        if (given.length != parts.size()) {
            return Optional.empty();
        }
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < given.length; i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                Pattern shape = part.equals("{file}") ? FILE : ID;
                if (!shape.matcher(given[i]).matches()) {
                    return Optional.empty();
                }
                places.put(part.substring(1, part.length() - 1), given[i]);
            } else if (!part.equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }

    @Override
    public String toString() {
        return text;
    }
}
