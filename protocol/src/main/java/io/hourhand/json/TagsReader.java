package io.hourhand.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The field {@code tags}: words by which a schedule is found. */
final class TagsReader {

    private static final int MOST = 20;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}._:/+-]{0,39}");

    private TagsReader() {}

    /** In the order of the alphabet, each once. */
    static List<String> read(Fields fields) {
        Optional<JsonNode> value = fields.value("tags");
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            fields.wrong("tags", "must be a list of words");
            return List.of();
        }
        List<String> words = new ArrayList<>();
        value.get().forEach(word -> words.add(word.isTextual() ? word.textValue() : ""));
        words.stream()
                .filter(word -> !WORD.matcher(word).matches())
                .findFirst()
                .ifPresent(word -> fields.wrong(
                        "tags",
                        "has \"" + Texts.shown(word)
                                + "\"; a tag is a word of at most 40 letters, digits and . _ : / + -,"
                                + " and begins with a letter or digit"));
        TreeSet<String> distinct = new TreeSet<>(words);
        if (distinct.size() > MOST) {
            fields.wrong("tags", "are " + distinct.size() + "; a schedule has at most " + MOST);
        }
        return List.copyOf(distinct);
    }
}
