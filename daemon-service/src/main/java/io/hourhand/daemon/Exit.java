package io.hourhand.daemon;

import java.util.Optional;

/** The end of the process when it cannot do its work. */
final class Exit {

    private Exit() {}

    /** Says why on stderr, and ends the process by way of its shutdown hooks. */
    static void now(String line, int code) {
        System.err.println(line);
        // Not on the caller's thread: an actor's thread that waits for the hooks would keep them waiting.
        Thread.ofPlatform().name("exit").start(() -> System.exit(code));
    }

    /** What went wrong at the bottom of it, in one line. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }
}
