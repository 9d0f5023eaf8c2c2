package io.hourhand.daemon.job;

import io.hourhand.daemon.log.OutputBlock;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Takes a program's output as it comes and hands it on in whole lines, many at once when there are many. */
final class OutputBlocks {

    private static final int FIRST = 64 * 1_024;

    /** A line longer than this is handed on in pieces. */
    private static final int LONGEST_LINE = 4 * 1_024 * 1_024;

    private OutputBlocks() {}

    /** Reads to the end. A block is good until the next one is handed on. */
    static void read(InputStream output, Consumer<OutputBlock> blocks) throws IOException {
        byte[] held = new byte[FIRST];
        int size = 0;
        for (int got = output.read(held, 0, held.length); got >= 0; got = output.read(held, size, held.length - size)) {
            int end = lastLineEnd(held, size, size + got);
            size += got;
            if (end > 0) {
                blocks.accept(OutputBlock.of(held, end - 1));
                size -= end;
                System.arraycopy(held, end, held, 0, size);
            } else if (size >= LONGEST_LINE) {
                int cut = wholeLetters(held, size);
                blocks.accept(OutputBlock.of(held, cut));
                size -= cut;
                System.arraycopy(held, cut, held, 0, size);
            } else if (size == held.length) {
                held = Arrays.copyOf(held, Math.min(LONGEST_LINE, 2 * size));
            }
        }
        if (size > 0) {
            blocks.accept(OutputBlock.of(held, size));
        }
    }

    /** Behind the last newline among the bytes from one place to another; 0 when there is none. */
    private static int lastLineEnd(byte[] bytes, int from, int to) {
        for (int i = to; i > from; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    /** A letter of several bytes that is not there as a whole waits for the rest of it. */
    static int wholeLetters(byte[] bytes, int size) {
        int start = size - 1;
        while (start > size - 4 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        return (bytes[start] & 0x80) == 0 ? size : start;
    }
}
