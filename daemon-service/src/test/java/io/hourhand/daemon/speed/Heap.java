package io.hourhand.daemon.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What another JVM of this machine holds on to, after a collection of all that it does not; by the JDK's jcmd. */
final class Heap {

    private static final Pattern USED = Pattern.compile("(?:generation|DefNew|Tenured)\\s+total.*used (\\d+)K");

    private Heap() {}

    /** In megabytes; of a JVM with the serial collector. */
    static double inUse(long pid) {
        jcmd(pid, "GC.run");
        String answer = jcmd(pid, "GC.heap_info");
        long[] parts = USED.matcher(answer)
                .results()
                .map((MatchResult found) -> found.group(1))
                .mapToLong(Long::parseLong)
                .toArray();
        if (parts.length == 0) {
            throw new IllegalStateException("jcmd tells nothing of a heap: " + answer);
        }
        return LongStream.of(parts).sum() / 1024.0;
    }

    private static String jcmd(long pid, String command) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
