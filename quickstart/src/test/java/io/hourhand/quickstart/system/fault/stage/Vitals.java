package io.hourhand.quickstart.system.fault.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a JVM of this machine holds on to right now. By the JDK's jcmd and Linux's {@code /proc}, so that nothing is
 * started inside of it to look.
 *
 * @param heap in megabytes, right after a collection; of a JVM with the serial collector
 * @param threads all that the operating system knows of
 * @param descriptors files, sockets and pipes
 */
public record Vitals(double heap, long threads, long descriptors) {

    private static final Pattern USED = Pattern.compile("(?:generation|DefNew|Tenured)\\s+total.*used (\\d+)K");

    public static Vitals of(long pid) {
        jcmd(pid, "GC.run");
        String told = jcmd(pid, "GC.heap_info");
        long[] parts = USED.matcher(told)
                .results()
                .map((MatchResult found) -> found.group(1))
                .mapToLong(Long::parseLong)
                .toArray();
        if (parts.length == 0) {
            throw new AssertionError("jcmd tells nothing of a heap: " + told);
        }
        double heap = LongStream.of(parts).sum() / 1024.0;
        return new Vitals(heap, entries(pid, "task"), entries(pid, "fd"));
    }

    private static long entries(long pid, String of) {
        try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(pid), of))) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
