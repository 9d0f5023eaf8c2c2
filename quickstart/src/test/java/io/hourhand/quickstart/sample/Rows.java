package io.hourhand.quickstart.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads a database for the tests. */
final class Rows {

    private Rows() {}

    /** Each row as its columns joined by a blank. */
    static List<String> read(DataSource database, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int width = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= width; i++) {
                    @Nullable String value = row.getString(i);
                    text.append(i > 1 ? " " : "").append(value == null ? "∅" : value);
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    /** A digest of all rows of each table, made by the server out of a digest of each row: the same on every server. */
    static Map<String, String> digests(DataSource database, List<String> tables) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        for (String table : tables) {
            String columns = "COALESCE(" + String.join(", 'null'), COALESCE(", columns(database, table)) + ", 'null')";
            String row = "CAST(CONV(LEFT(SHA2(CONCAT_WS('|', " + columns + "), 256), 15), 16, 10) AS UNSIGNED)";
            digests.put(
                    table,
                    read(database, "SELECT COUNT(*), BIT_XOR(" + row + ") FROM " + table)
                            .getFirst());
        }
        return digests;
    }

    /** One digest for several. */
    static String digest(Map<String, String> digests) {
        byte[] bytes = digests.toString().getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> columns(DataSource database, String table) throws SQLException {
        return read(
                database,
                "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = '" + table + "' ORDER BY ordinal_position");
    }
}
