package io.hourhand.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one file of what pages say, against all that say it. */
class TextsTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Map<String, String> FILE = file();

    private static final Pattern SAID = Pattern.compile("\\b(?:say|rich)\\(\\s*\"(\\w[\\w-]*\\.[\\w.-]+)\"");
    private static final Pattern SAID_BY_SCRIPT = Pattern.compile("\\btext\\('([\\w.-]+)'");

    /** What stands in a template between its tags and its own language, and in the attributes that people read. */
    private static final Pattern TAGS = Pattern.compile("<code[^>]*>[^<]*</code>|<!?/?[a-z][^>]*>");

    private static final Pattern READ = Pattern.compile(
            "\\b(?:aria-label|title|placeholder|alt|data-label|data-words)=\\\\\"([^\"\\\\]*[A-Za-z]{2}[^\"\\\\]*)\\\\\"");
    private static final Pattern WRITTEN = Pattern.compile("writeContent\\(\"((?:[^\"\\\\]++|\\\\.)*+)\"\\)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z’]{2,}");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern SENTENCE = Pattern.compile("[A-Za-z’,.:]{2,} [A-Za-z’]+");
    private static final Pattern SENTENCE_OF_SCRIPT = Pattern.compile("['`]([A-Z][a-z’]+ [^'`\\n]*)['`]");
    private static final Pattern NOT_FOR_READERS =
            Pattern.compile("Exception\\(|(?i:log)\\.|^ *[*/]|Pattern.compile|ofPattern|\"SELECT |\"Cache-Control");

    @Test
    void everyTextThatIsSaidIsInTheFileAndEveryTextOfTheFileIsSaid() {
        Stream<String> said = Stream.of(
                        sources("java").stream().flatMap(source -> found(SAID, source)),
                        sources("jte").stream().flatMap(source -> found(SAID, source)),
                        sources("js").stream()
                                .flatMap(source -> found(SAID_BY_SCRIPT, source))
                                .map("script."::concat))
                .flatMap(keys -> keys);
        assertEquals(lines(FILE.keySet().stream()), lines(said));
    }

    @Test
    void everyTextIsWellFormed() {
        FILE.forEach((key, text) -> {
            assertFalse(text.contains("'"), key + ": write ’");
            assertFalse(text.isBlank(), key);
            assertEquals(
                    text.contains("{0"),
                    new MessageFormat(text, Locale.ENGLISH).getFormatsByArgumentIndex().length > 0,
                    key);
            assertFalse(key.startsWith("script.") && text.contains(",choice,"), key + ": a script cannot choose");
        });
    }

    @Test
    void noWordStandsInATemplate() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String source : under(Path.of("target/generated-sources/jte"), "java")) {
            String name = source.replaceFirst("(?s).*JTE_NAME = \"([^\"]+)\".*", "$1");
            String markup = WRITTEN.matcher(source)
                    .results()
                    .map(written -> written.group(1))
                    .collect(Collectors.joining("0"));
            assertFalse(markup.isBlank(), name);
            String words = WORD.matcher(TAGS.matcher(markup).replaceAll(" ").replace("\\n", " "))
                    .results()
                    .map(MatchResult::group)
                    .filter(word -> !word.equals("Hourhand"))
                    .collect(Collectors.joining(" "));
            String attributes =
                    READ.matcher(markup).results().map(read -> read.group(1)).collect(Collectors.joining(" "));
            if (!(words + attributes).isEmpty()) {
                found.put(name, words + " " + attributes);
            }
        }
        assertEquals("", found.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void noSentenceStandsInAClassOfAPage() throws IOException {
        List<String> found = new ArrayList<>();
        for (String source : under(MAIN.resolve("java/io/hourhand/web/page"), "java")) {
            source.lines()
                    .filter(line -> !NOT_FOR_READERS.matcher(line).find())
                    .flatMap(line -> found(LITERAL, line))
                    .filter(SENTENCE.asPredicate())
                    .forEach(found::add);
        }
        assertEquals("", String.join("\n", found));
    }

    @Test
    void noSentenceStandsInAScript() {
        assertEquals("", lines(sources("js").stream().flatMap(source -> found(SENTENCE_OF_SCRIPT, source))));
    }

    private static Stream<String> found(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(found -> found.group(1));
    }

    private static String lines(Stream<String> keys) {
        return keys.distinct().sorted().collect(Collectors.joining("\n"));
    }

    private static List<String> sources(String kind) {
        try {
            return under(MAIN, kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> under(Path root, String kind) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith("." + kind))
                    .sorted()
                    .map(TextsTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> file() {
        try (Reader in = Files.newBufferedReader(MAIN.resolve("resources/text/en.properties"))) {
            Properties file = new Properties();
            file.load(in);
            return file.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, file::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
