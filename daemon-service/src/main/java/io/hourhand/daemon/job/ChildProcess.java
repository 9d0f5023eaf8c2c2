package io.hourhand.daemon.job;

import io.hourhand.daemon.log.OutputBlock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    /** The program takes the shell's place: its exit code and its arguments are its own. */
    private static final String WATCHED = """
            exec 3<&0 </dev/null
            { trap '' TERM INT HUP; read -r line <&3; kill -9 -$$; } >/dev/null 2>&1 &
            exec "$@" 3<&-
            """;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it in a process group of its own, with a watcher beside it that ends the whole group once the daemon's end
     * of a pipe is closed: by {@link #kill}, at the job's end, or because the daemon is gone, also by kill -9.
     */
    static ChildProcess start(ProcessBuilder builder) throws IOException {
        boolean watched = SETSID.stream().anyMatch(Files::isExecutable);
        if (watched) {
            builder.command(Stream.concat(Stream.of("setsid", "sh", "-c", WATCHED, "sh"), builder.command().stream())
                    .toList());
        }
        Process process = builder.start();
        if (!watched) {
            process.getOutputStream().close();
        }
        return new ChildProcess(process);
    }

    /** Ends the program and all of its group, without asking. */
    void kill() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The watcher is gone, and with it the group.
        }
        family().forEach(ProcessHandle::destroyForcibly);
    }

    /** Waits for its end, handing on its output; gives its exit code. Ends it when interrupted. */
    int run(Consumer<OutputBlock> output) throws InterruptedException {
        Thread reader = Thread.ofVirtual().name("output-" + process.pid()).start(() -> read(output));
        try {
            int code = process.waitFor();
            reader.join(LAST_WORDS);
            kill();
            return code;
        } catch (InterruptedException e) {
            end();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
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

    private void read(Consumer<OutputBlock> output) {
        try (InputStream printed = process.getInputStream()) {
            OutputBlocks.read(printed, output);
        } catch (IOException e) {
            output.accept(OutputBlock.of("Its output could not be read any further: " + e.getMessage()));
        }
    }
}
