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
        each(database, query, rows::add);
        return rows;
    }

    /** A digest of all rows of each table, in the order of its key: the same on every server. */
    static Map<String, String> digests(DataSource database, List<String> tables) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        for (String table : tables) {
            MessageDigest digest = sha256();
            String query = "SELECT * FROM " + table + " ORDER BY " + String.join(",", key(database, table));
            each(database, query, row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
            digests.put(table, HexFormat.of().formatHex(digest.digest(), 0, 8));
        }
        return digests;
    }

    /** One digest for several. */
    static String digest(Map<String, String> digests) {
        byte[] bytes = digests.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(bytes), 0, 8);
    }

    static void write(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Taker {
        void take(String row);
    }

    private static void each(DataSource database, String query, Taker taker) throws SQLException {
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
                taker.take(text.toString());
            }
        }
    }

    private static List<String> key(DataSource database, String table) throws SQLException {
        return read(
                database,
                "SELECT column_name FROM information_schema.statistics WHERE table_schema = DATABASE()"
                        + " AND index_name = 'PRIMARY' AND table_name = '" + table + "' ORDER BY seq_in_index");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
