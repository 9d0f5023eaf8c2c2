package io.hourhand.quickstart.sample;

import io.hourhand.quickstart.sample.world.World;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Loads the sample application's tables into a schema: 20,000 members of a matchmaking service and all they did. */
public final class SampleData {

    /** Rises with every change to the rows that the seed gives, or to the tables. */
    static final int VERSION = 1;

    /** Stands on each of our tables, so that nobody else's are ever dropped. */
    private static final String MARK = "Hourhand sample application";

    private static final Pattern CREATED = Pattern.compile("CREATE TABLE (\\w+)");

    private SampleData() {}

    /**
     * Creates and fills the tables; takes a few seconds. What an interrupted load or another version left behind is
     * replaced; several loads at once wait for each other.
     *
     * @return false if all of it was there already and nothing was done
     * @throws IllegalStateException if a table of one of our names belongs to somebody else (nothing is changed
     *     then), or the database fails
     */
    public static boolean load(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return alone(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The sample application could not be loaded: " + e.getMessage(), e);
        }
    }

    /** The tables, sources first. */
    static List<String> tables() {
        List<String> tables = new ArrayList<>(tables("sources.sql"));
        tables.addAll(tables("results.sql"));
        return List.copyOf(tables);
    }

    private static List<String> tables(String script) {
        return CREATED.matcher(SqlScript.read(script).text())
                .results()
                .map(created -> created.group(1))
                .toList();
    }

    private static boolean alone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT GET_LOCK(CONCAT('match_sample:', LEFT(SHA2(DATABASE(), 256), 40)), 120)");
            try {
                return loadUnlessThere(connection, statement);
            } finally {
                statement.execute("SELECT RELEASE_LOCK(CONCAT('match_sample:', LEFT(SHA2(DATABASE(), 256), 40)))");
            }
        }
    }

    private static boolean loadUnlessThere(Connection connection, Statement statement) throws SQLException {
        List<String> ours = ourTables(connection);
        if (ours.containsAll(tables()) && isComplete(statement)) {
            return false;
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        // One world made by one hand needs no check of each reference. Not unique_checks = 0 as well: it switches
        // MariaDB to a bulk mode that takes more than twice as long for batches of this size (measured on 11.4).
        statement.execute("SET foreign_key_checks = 0");
        try {
            for (String table : ours) {
                statement.execute("DROP TABLE " + table);
            }
            run(statement, "sources.sql");
            new World().insert(connection);
            connection.commit();
            run(statement, "keys.sql");
            for (String table : tables("sources.sql")) {
                statement.execute("ANALYZE TABLE " + table);
            }
            run(statement, "results.sql");
            World.complete(connection, VERSION);
            connection.commit();
            return true;
        } finally {
            connection.rollback();
            statement.execute("SET foreign_key_checks = 1");
            connection.setAutoCommit(autoCommit);
        }
    }

    private static boolean isComplete(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT seed_version FROM match_today")) {
            return row.next() && row.getInt(1) == VERSION;
        }
    }

    /** Those of our names that are in the schema already, and ours. */
    private static List<String> ourTables(Connection connection) throws SQLException {
        TreeSet<String> names = new TreeSet<>(tables());
        List<String> ours = new ArrayList<>();
        String query =
                "SELECT table_name, table_comment FROM information_schema.tables WHERE table_schema = DATABASE()";
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String name = row.getString(1);
                if (names.contains(name) && !MARK.equals(row.getString(2))) {
                    throw new IllegalStateException("The schema has a table " + name
                            + " that is not the sample application's. Load the sample into another schema.");
                }
                if (names.contains(name)) {
                    ours.add(name);
                }
            }
        }
        return ours;
    }

    private static void run(Statement statement, String script) throws SQLException {
        for (String sql : SqlScript.read(script).statements()) {
            statement.execute(sql);
        }
    }
}
