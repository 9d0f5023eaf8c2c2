package io.hourhand.daemon.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What another JVM of this machine holds on to, after a collection of all that it does not; by the JDK's jcmd. */
final class Heap {

    private static final Pattern USED = Pattern.compile("(?:generation|DefNew|Tenured)\\s+total.*used (\\d+)K");

    private Heap() {}

    /** In megabytes; of a JVM with the serial collector. */
    static double inUse(long pid) {
        jcmd(pid, "GC.run");
        return USED.matcher(jcmd(pid, "GC.heap_info"))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .mapToLong(Long::parseLong)
                        .sum()
                / 1024.0;
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
