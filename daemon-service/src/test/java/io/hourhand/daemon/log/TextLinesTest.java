package io.hourhand.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextLinesTest {

    private static final String LETTERS = "ab\n\r\u000B\f\u0085\u2028\u2029é";

    private final Random random = new Random(11);

    @Test
    void linesEndWhereARegularExpressionSaysThatTheyDo() {
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            assertEquals(List.of(text.toString().split("\\R", -1)), lines(text.toString()));
        }
    }

    @Test
    void aLongLineBecomesSeveralAndALetterOfTwoHalvesStaysWhole() {
        List<String> lines = lines("x".repeat(16_000) + "\n" + "y".repeat(15_999) + "😀z");
        assertEquals(List.of("x".repeat(16_000), "y".repeat(15_999), "😀z"), lines);
    }

    @Test
    void aLongTextComesInPiecesOfWholeLines() {
        List<TextLines.Piece> pieces = TextLines.of("a line of output\n".repeat(10_000));
        assertTrue(pieces.size() > 3, () -> "pieces: " + pieces.size());
        assertTrue(pieces.stream().allMatch(piece -> piece.text().length() < 64_000));
        assertEquals(10_001, lines("a line of output\n".repeat(10_000)).size());
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (TextLines.Piece piece : TextLines.of(text)) {
            List<String> some = List.of(piece.text().split("\n", -1));
            assertEquals(piece.lines(), some.size());
            lines.addAll(some);
        }
        return lines;
    }
}
