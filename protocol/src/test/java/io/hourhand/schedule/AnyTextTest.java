package io.hourhand.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody sends: it is read or refused in one short line. */
class AnyTextTest {

    @Property
    void isReadOrRefusedInOneShortLine(@ForAll String anything) {
        parsers(anything).forEach(AnyTextTest::checkMessage);
    }

    @Property
    void soIsTextThatLooksLikeATiming(@ForAll("nearlyTimings") String text) {
        parsers(text).forEach(AnyTextTest::checkMessage);
    }

    @Provide
    Arbitrary<String> nearlyTimings() {
        return Arbitraries.of(
                        "*",
                        "/",
                        "-",
                        ",",
                        "#",
                        "L",
                        "W",
                        "?",
                        " ",
                        "\t",
                        "\n",
                        "0",
                        "1",
                        "5",
                        "7",
                        "31",
                        "59",
                        "99999999999",
                        "MON",
                        "jan",
                        "@daily",
                        "P",
                        "T",
                        "D",
                        "H",
                        "S",
                        "PT",
                        ".",
                        "+",
                        "Europe/",
                        "Paris",
                        "\u00e9",
                        "\u0662")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static Stream<Parsed<?>> parsers(String text) {
        return Stream.of(
                CronExpression.parse(text), Interval.parse(text), Durations.parse(text), ZoneNames.parse(text));
    }

    private static void checkMessage(Parsed<?> parsed) {
        if (parsed instanceof Parsed.Invalid<?>(String message)) {
            assertTrue(message.length() < 300, message);
            assertTrue(List.of("\n", "\r", "\0", "\u001b").stream().noneMatch(message::contains), message);
        }
    }
}
