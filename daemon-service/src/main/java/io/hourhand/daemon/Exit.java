package io.hourhand.daemon;

import org.slf4j.LoggerFactory;

/** The end of the process when it cannot do its work. */
final class Exit {

    /** As the JVM itself has it for this. */
    private static final int OUT_OF_MEMORY = 3;

    private Exit() {}

    /** Says why on stderr, and ends the process by way of its shutdown hooks. */
    static void now(String line, int code) {
        System.err.println(line);
        // Not on the caller's thread: an actor's thread that waits for the hooks would keep them waiting.
        Thread.ofPlatform().name("exit").start(() -> System.exit(code));
    }

    /**
     * Ends the process when a thread of its own has no memory left: half a daemon is worse than none, and the next one goes
     * on with the runs. What else a thread did not catch is logged.
     */
    static void whenOutOfMemory() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (failure instanceof OutOfMemoryError) {
                now(
                        "Out of memory (" + failure.getMessage() + ") in the thread " + thread.getName()
                                + ": this daemon ends; its runs go on at the next start. Give it more by"
                                + " JAVA_OPTS=-Xmx…, or look for the job that takes it.",
                        OUT_OF_MEMORY);
            } else {
                LoggerFactory.getLogger(Exit.class).error("Not caught in {}", thread.getName(), failure);
            }
        });
    }
}
