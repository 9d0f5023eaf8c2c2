package io.hourhand.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningTest {

    @ParameterizedTest
    @CsvSource({
        "plain, 9, plain, plain",
        "plain, 5, plain, plain",
        "plain, 4, plai, pla…",
        "ab🎉cd, 6, ab🎉cd, ab🎉cd",
        "ab🎉cd, 5, ab🎉c, ab🎉…",
        "ab🎉cd, 4, ab🎉, ab…",
        "ab🎉cd, 3, ab, ab…",
        "ab🎉cd, 2, ab, a…",
    })
    void isCutBetweenCharacters(String text, int most, String beginning, String shown) {
        assertEquals(beginning, Beginning.of(text, most));
        assertEquals(shown, Beginning.shown(text, most));
    }

    @Test
    @Tag("faults-row-41")
    void whateverTheLengthNoHalfOfAPairIsLeft() {
        String text = "e🎉x".repeat(20);
        for (int most = 1; most <= text.length() + 1; most++) {
            assertTrue(Beginning.shown(text, most).length() <= most);
            assertFalse(Beginning.shown(text, most)
                    .codePoints()
                    .anyMatch(point -> Character.getType(point) == Character.SURROGATE));
        }
    }

    @Test
    void halvesThatWereThereAlreadyAreNoPair() {
        assertEquals("\ud83c", Beginning.of("\ud83cx", 1));
        assertEquals("", Beginning.of("x", 0));
    }
}
