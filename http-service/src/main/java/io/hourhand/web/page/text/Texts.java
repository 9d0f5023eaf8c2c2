package io.hourhand.web.page.text;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What pages say: every sentence has a name, and stands in one file under it. Values have their place in a text as
 * {@link MessageFormat} writes it: {@code {0}}, or {@code {0,choice,1#one run|1<{0} runs}} where grammar counts.
 */
public final class Texts {

    /** The language of the file, and of the numbers in its texts. */
    public static final Locale LANGUAGE = Locale.ENGLISH;

    private static final String FILE = "/text/en.properties";
    private static final Map<String, String> ALL = read();

    /** Parsed once, and copied for each use, as one that is used by two threads at once is not safe. */
    private static final Map<String, MessageFormat> WITH_PLACES = ALL.entrySet().stream()
            .filter(text -> text.getValue().contains("{"))
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, text -> new MessageFormat(text.getValue(), LANGUAGE)));

    /** Marks the place of a value that is markup, in texts that have none. */
    private static final char PLACE = '\uE000';

    private Texts() {}

    /** A text without values. */
    public static String say(String key) {
        return Optional.ofNullable(ALL.get(key))
                .orElseThrow(() -> new IllegalArgumentException(FILE + " has no text " + key));
    }

    /** A text with its values: numbers, or what people wrote. */
    public static String say(String key, Object... values) {
        MessageFormat format = WITH_PLACES.get(key);
        return format == null ? say(key) : ((MessageFormat) format.clone()).format(values);
    }

    /** A text on a page, some of whose values are pieces of it: links, code, what is set apart. */
    public static Content rich(String key, Object... values) {
        // Only numbers are for the format. What people wrote goes around it, and so cannot be taken for a place.
        Object[] places = Arrays.stream(values).toArray();
        for (int i = 0; i < places.length; i++) {
            places[i] = values[i] instanceof Number number ? number : "" + PLACE + (char) (PLACE + 1 + i);
        }
        List<String> pieces = List.of(say(key, places).split(String.valueOf(PLACE), -1));
        return output -> {
            output.writeUserContent(pieces.getFirst());
            for (String piece : pieces.subList(1, pieces.size())) {
                if (values[piece.charAt(0) - PLACE - 1] instanceof Content content) {
                    output.writeUserContent(content);
                } else {
                    output.writeUserContent(values[piece.charAt(0) - PLACE - 1].toString());
                }
                output.writeUserContent(piece.substring(1));
            }
        };
    }

    /** Texts whose names begin so, by the rest of their names: for a script. */
    public static Map<String, String> under(String prefix) {
        return ALL.entrySet().stream()
                .filter(text -> text.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        text -> text.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Map<String, String> read() {
        try (Reader in = new InputStreamReader(
                Optional.ofNullable(Texts.class.getResourceAsStream(FILE))
                        .orElseThrow(() -> new IllegalStateException(FILE + " is missing")),
                StandardCharsets.UTF_8)) {
            Properties file = new Properties();
            file.load(in);
            Map<String, String> texts = new HashMap<>();
            file.stringPropertyNames().forEach(key -> texts.put(key, file.getProperty(key)));
            return Map.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
