package io.hourhand.daemon.spool;

import io.hourhand.daemon.job.JobOutcome;
import io.hourhand.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** An outcome as a line of text: its checksum, a blank, its JSON. A line cut short or altered is told from a whole one. */
final class SpoolLine {

    private static final int CHECKSUM = 8;

    private SpoolLine() {}

    static String write(JobOutcome outcome) {
        String json = Json.write(outcome);
        return checksum(json) + " " + json;
    }

    /** Empty for a line that is not as it was written. */
    static Optional<JobOutcome> read(String line) {
        if (line.length() <= CHECKSUM || line.charAt(CHECKSUM) != ' ') {
            return Optional.empty();
        }
        String json = line.substring(CHECKSUM + 1);
        if (!line.startsWith(checksum(json))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(json, JobOutcome.class));
        } catch (UncheckedIOException e) {
            // Written by a build that knows more kinds of outcome than this one.
            return Optional.empty();
        }
    }

    private static String checksum(String json) {
        CRC32C sum = new CRC32C();
        sum.update(json.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
