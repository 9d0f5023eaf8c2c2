package io.hourhand.daemon.narration;

import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines by which people follow the daemon. Their words are fixed by the contract: others search logs for them.
 * Names and messages from outside are escaped, so that a line stays a line.
 */
public final class Narration {

    private static final Logger LOG = LoggerFactory.getLogger("io.hourhand.daemon");

    private Narration() {}

    public static void starting(String mode) {
        LOG.info("🚀 Starting schedule daemon (" + mode + " mode)");
    }

    public static void registered(UUID workerId) {
        LOG.info("✅ Schedule daemon registered: " + workerId);
    }

    public static void polling(Duration every) {
        long seconds = every.toSeconds();
        boolean whole = every.toMillis() % 1000 == 0;
        LOG.info("⏱️  Polling every " + (whole ? seconds : Double.toString(every.toMillis() / 1000.0)) + "s");
    }

    public static void standingBy(String leader) {
        LOG.info("⏸️  Standing by: " + leader + " is running");
    }

    public static void disabled() {
        LOG.info(
                "⏸️  SCHEDULE_DAEMON_ENABLED is false: this daemon runs nothing. Set it to true and restart to run schedules.");
    }

    /** Says nothing where nothing is due. */
    public static void found(int due) {
        if (due > 0) {
            LOG.info("⏰ Found " + due + " due schedule(s)");
        }
    }

    public static void processing(String schedule) {
        LOG.info("⏰ Processing schedule: " + oneLine(schedule));
    }

    public static void executing(int jobs, String schedule) {
        LOG.info("[daemon] Executing " + jobs + " jobs inline for \"" + oneLine(schedule) + "\"");
    }

    public static void resuming(String schedule, int position, int jobs) {
        LOG.info("[daemon] Resuming \"" + oneLine(schedule) + "\" at job " + position + " of " + jobs);
    }

    public static void jobStarted(String job) {
        LOG.info("[daemon] → Executing: " + oneLine(job));
    }

    public static void jobCompleted(String job) {
        LOG.info("[daemon] ✓ " + oneLine(job) + " completed");
    }

    public static void jobFailed(String job, String error) {
        LOG.warn("[daemon] ✗ " + oneLine(job) + " failed: " + oneLine(firstLine(error)));
    }

    public static void jobInterrupted(String job) {
        LOG.warn("[daemon] ↻ " + oneLine(job) + " was interrupted by the end of the daemon");
    }

    /** When a failed job is tried again, or why it is not. */
    public static void retry(String job, String what) {
        LOG.info("[daemon] ↻ " + oneLine(job) + ": " + oneLine(what));
    }

    public static void complete(boolean good, String schedule, int succeeded, int failed, Duration took) {
        LOG.info("[daemon] " + (good ? "✅" : "❌") + " Schedule \"" + oneLine(schedule) + "\" complete: " + succeeded
                + " succeeded, " + failed + " failed (" + took.toMillis() + "ms)");
    }

    public static void unrecoverable(String schedule, UUID runId, String reason) {
        LOG.warn("[daemon] ❌ Schedule \"" + oneLine(schedule) + "\": run " + runId
                + " cannot be recovered and has FAILED: " + oneLine(reason));
    }

    public static void skipped(String schedule, String reason) {
        LOG.info("[daemon] ⏭ Skipped \"" + oneLine(schedule) + "\": " + oneLine(reason));
    }

    /** Something that needs eyes but does not end the daemon. */
    public static void warning(String text) {
        LOG.warn("[daemon] ⚠ " + oneLine(text));
    }

    /** Something that is good to know. */
    public static void note(String text) {
        LOG.info("[daemon] " + oneLine(text));
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("no message");
    }

    /** Control characters, line separators and direction marks as escapes, so that nothing can forge or hide a line. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean unsafe = Character.isISOControl(point)
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE
                    || (point >= 0x202A && point <= 0x202E)
                    || (point >= 0x2066 && point <= 0x2069);
            switch (point) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (unsafe) {
                        line.append("\\u%04x".formatted(point));
                    } else {
                        line.appendCodePoint(point);
                    }
                }
            }
        });
        return line.toString();
    }
}
