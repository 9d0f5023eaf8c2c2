package io.hourhand.quickstart.sample.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lists of names and sentences, a line each, from the resources beside the loader. */
final class Words {

    static final List<String> CITIES = read("cities.csv");
    static final List<String> WOMEN = read("women.txt");
    static final List<String> MEN = read("men.txt");
    static final List<String> SURNAMES = read("surnames.txt");
    static final List<String> OCCUPATIONS = read("occupations.txt");
    static final List<String> INTERESTS = read("interests.txt");
    static final List<String> HEADLINES = read("headlines.txt");
    static final List<String> ABOUT = read("about.txt");
    static final List<String> OPENERS = read("openers.txt");
    static final List<String> REPLIES = read("replies.txt");
    static final List<String> SPAM = read("spam.txt");

    private Words() {}

    private static List<String> read(String name) {
        String path = "/io/hourhand/quickstart/sample/words/" + name;
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
