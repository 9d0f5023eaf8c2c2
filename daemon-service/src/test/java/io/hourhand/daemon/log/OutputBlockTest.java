package io.hourhand.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputBlockTest {

    /** Newlines, what looks like one but for a single bit, and the ends of a byte's range. */
    private static final byte[] BYTES = {'\n', (byte) ('\n' ^ 0x80), '\n' ^ 1, 'a', 0, -1, 127, -128};

    private final Random random = new Random(7);

    /** They are counted eight bytes at a time. */
    @Test
    void linesAreAsManyAsOneWouldCount() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = BYTES[random.nextInt(BYTES.length)];
            }
            int size = random.nextInt(bytes.length + 1);
            long lines = 1;
            for (int at = 0; at < size; at++) {
                lines += bytes[at] == '\n' ? 1 : 0;
            }
            assertEquals(lines, OutputBlock.of(bytes, size).lines(), Arrays.toString(bytes) + " up to " + size);
        }
    }

    @Test
    void bytesThatAreNoTextBecomeASign() {
        assertEquals(
                "a\uFFFDb", OutputBlock.of(new byte[] {'a', -1, 'b', 'c'}, 3).text());
    }

    @Test
    void whatIsKeptDoesNotChangeWithTheBytesItCameFrom() {
        byte[] reused = {'a', 'b'};
        OutputBlock kept = OutputBlock.of(reused, 2).kept();
        reused[0] = 'x';
        assertEquals("ab", kept.text());
    }
}
