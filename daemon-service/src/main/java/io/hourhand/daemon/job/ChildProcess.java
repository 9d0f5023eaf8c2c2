package io.hourhand.daemon.job;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A program that a job started, with all that it starts itself. */
final class ChildProcess {

    /** How long output is waited for once the program itself has ended: a child of it may hold the pipe for ever. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    static ChildProcess start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        process.getOutputStream().close();
        return new ChildProcess(process);
    }

    /** Waits for its end, handing on each line of its output; gives its exit code. Ends it when interrupted. */
    int run(Consumer<String> line) throws InterruptedException {
        Thread reader = Thread.ofVirtual().name("output-" + process.pid()).start(() -> read(line));
        try {
            int code = process.waitFor();
            reader.join(LAST_WORDS);
            return code;
        } catch (InterruptedException e) {
            end();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                family().forEach(ProcessHandle::destroyForcibly);
            }
            throw e;
        }
    }

    /** Asks the program and all its descendants to end. */
    void end() {
        family().forEach(ProcessHandle::destroy);
    }

    /** Descendants first: once their parent is gone they can no longer be found. */
    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private void read(Consumer<String> lines) {
        try (InputStream output = process.getInputStream()) {
            OutputText.read(output, lines);
        } catch (IOException e) {
            lines.accept("Its output could not be read any further: " + e.getMessage());
        }
    }
}
