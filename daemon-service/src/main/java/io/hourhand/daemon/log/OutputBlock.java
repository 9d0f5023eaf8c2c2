package io.hourhand.daemon.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whole lines of output as a program wrote them, parted by newlines. They stay bytes until somebody is to read them: of a
 * gigabyte most is only counted. It may be a view of bytes that change once it was handed on; {@link #kept} is not.
 */
public final class OutputBlock {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

    private final byte[] bytes;
    private final int size;

    private OutputBlock(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    /** The first bytes of an array, not copied. */
    public static OutputBlock of(byte[] bytes, int size) {
        return new OutputBlock(bytes, size);
    }

    public static OutputBlock of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new OutputBlock(bytes, bytes.length);
    }

    int size() {
        return size;
    }

    /** The same in bytes of its own. */
    OutputBlock kept() {
        return new OutputBlock(Arrays.copyOf(bytes, size), size);
    }

    /** How many lines it is. */
    long lines() {
        long newlines = 0;
        int at = 0;
        for (; at <= size - Long.BYTES; at += Long.BYTES) {
            // A byte is zero where a newline was; adding to its low bits sets its high bit in all other cases.
            long found = (long) EIGHT.get(bytes, at) ^ NEWLINES;
            newlines += Long.bitCount(~(((found & LOW_BITS) + LOW_BITS) | found | LOW_BITS));
        }
        for (; at < size; at++) {
            newlines += bytes[at] == '\n' ? 1 : 0;
        }
        return newlines + 1;
    }

    /** To be read. Bytes that are no UTF-8 become the sign for that. */
    public String text() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
