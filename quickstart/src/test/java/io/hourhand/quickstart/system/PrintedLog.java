package io.hourhand.quickstart.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Output of a run that is over, written to the table as the daemon writes it, in place of what it had. */
public final class PrintedLog {

    private static final int LINES = 1_000;

    private final Schema schema;
    private final String run;

    public PrintedLog(Schema schema, String run) {
        this.schema = schema;
        this.run = run;
        schema.run("DELETE FROM JobLog WHERE runId = '" + run + "'");
    }

    /** A thousand lines of 200 characters, doubled so many times; says how many lines those are. */
    public long doubled(int times) {
        String text = "Line of an output that somebody has to read. ".repeat(5).substring(0, 199) + ".";
        write(1, (text + "\n").repeat(LINES - 1) + text, LINES);
        long lines = LINES;
        for (int i = 0; i < times; i++) {
            schema.run("INSERT INTO JobLog (runId, firstSeq, lineCount, jobExecutionId, firstAt, lineOffsets, content)"
                    + " SELECT runId, firstSeq + " + lines
                    + ", lineCount, jobExecutionId, firstAt, lineOffsets, content"
                    + " FROM JobLog WHERE runId = '" + run + "'");
            lines *= 2;
        }
        return lines;
    }

    /** Lines of the first job. */
    public void write(long first, String content, int lines) {
        try (Connection connection = schema.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO JobLog (runId, firstSeq, lineCount, jobExecutionId, firstAt, lineOffsets, content)"
                                + " SELECT runId, ?, ?, id, UTC_TIMESTAMP(3), ?, ? FROM JobExecution"
                                + " WHERE runId = ? AND position = 1")) {
            insert.setLong(1, first);
            insert.setInt(2, lines);
            insert.setString(3, "0" + ",0".repeat(lines - 1));
            insert.setString(4, content);
            insert.setString(5, run);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
