package io.hourhand.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows by statements of several hundred rows each, fast whatever the driver's settings are.
 *
 * <p>Call {@link #flush} after the last row; rows that were not flushed are dropped by {@link #close}.
 */
public final class BatchInsert implements AutoCloseable {

    /** Keeps a statement well under the 65,535 parameters and the 16 MB that a server takes. */
    private static final int PARAMETERS = 4_000;

    private final Connection connection;
    private final String head;
    private final int width;
    private final int height;
    private final List<@Nullable Object> pending = new ArrayList<>();
    private @Nullable PreparedStatement full;

    /** Into {@code table}, whose {@code columns} get the values of a row in this order. */
    public BatchInsert(Connection connection, String table, String... columns) {
        this.connection = connection;
        this.head = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ";
        this.width = columns.length;
        this.height = PARAMETERS / width;
    }

    /** Takes a row; sends it with many others as soon as there are enough. */
    public void row(@Nullable Object... values) throws SQLException {
        if (values.length != width) {
            throw new IllegalArgumentException(width + " values wanted, not " + values.length);
        }
        Collections.addAll(pending, values);
        if (pending.size() == width * height) {
            if (full == null) {
                full = statement(height);
            }
            send(full);
        }
    }

    /** Sends what is left. */
    public void flush() throws SQLException {
        if (!pending.isEmpty()) {
            try (PreparedStatement rest = statement(pending.size() / width)) {
                send(rest);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (full != null) {
            full.close();
        }
    }

    private PreparedStatement statement(int rows) throws SQLException {
        String row = "(" + String.join(",", Collections.nCopies(width, "?")) + ")";
        return connection.prepareStatement(head + String.join(",", Collections.nCopies(rows, row)));
    }

    private void send(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < pending.size(); i++) {
            statement.setObject(i + 1, pending.get(i));
        }
        statement.executeUpdate();
        pending.clear();
    }
}
