package io.hourhand.store.sql;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.schedule.Parsed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements that a person wrote, run in order over one connection of their own, each committed by itself unless they say
 * otherwise.
 * For one use.
 */
public final class SqlScript {

    private final List<SqlText.Statement> statements;
    private final Map<String, Object> parameters;
    private final AtomicReference<@Nullable Connection> open = new AtomicReference<>();
    private final AtomicReference<@Nullable Statement> current = new AtomicReference<>();
    private volatile boolean cancelled;

    private SqlScript(List<SqlText.Statement> statements, Map<String, Object> parameters) {
        this.statements = statements;
        this.parameters = parameters;
    }

    /**
     * Takes a text apart into its statements.
     *
     * @param parameters values for {@code :name} in the text
     */
    public static Parsed<SqlScript> parse(String text, Map<String, Object> parameters) {
        List<SqlText.Statement> statements = SqlText.split(text);
        if (statements.isEmpty()) {
            return Parsed.invalid("statement is empty: write at least one SQL statement");
        }
        Optional<String> missing = statements.stream()
                .flatMap(statement -> statement.parameters().stream())
                .filter(name -> !parameters.containsKey(name))
                .findFirst();
        return missing.isPresent()
                ? Parsed.invalid("the statement uses :" + missing.get() + ", which parameters does not give")
                : Parsed.valid(new SqlScript(statements, parameters));
    }

    /**
     * Runs all statements; the first that fails ends the script.
     *
     * @param signature of the process that runs it
     * @param log is told a line for each statement
     * @return a summary in one line
     */
    public String run(DatabaseUrl database, Signature signature, Consumer<String> log) {
        long changed = 0;
        // Not from a pool: temporary tables, variables and locks of one script must not reach the next.
        try (Connection connection = Driver.connectForJob(database)) {
            open.set(connection);
            signature.sign(connection);
            for (int number = 1; number <= statements.size(); number++) {
                changed += run(connection, number, log);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
        return statements.size()
                + (statements.size() == 1 ? " statement, " : " statements, ")
                + changed
                + (changed == 1 ? " row changed" : " rows changed");
    }

    /** Has the server end the statement that is going on, from another thread; those after it do not begin. */
    public void cancel() {
        cancelled = true;
        Statement statement = current.get();
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        }
    }

    /** Cuts the connection, from another thread, where the server does not answer. */
    public void cut() {
        cancelled = true;
        Connection connection = open.get();
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        }
    }

    private long run(Connection connection, int number, Consumer<String> log) throws SQLException {
        SqlText.Statement text = statements.get(number - 1);
        long start = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            current.set(statement);
            if (cancelled) {
                throw new SQLException("cancelled before statement " + number);
            }
            for (int i = 0; i < text.parameters().size(); i++) {
                statement.setObject(i + 1, parameters.get(text.parameters().get(i)));
            }
            boolean rows = statement.execute();
            long changed = rows ? 0 : Math.max(0, statement.getLargeUpdateCount());
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            log.accept("Statement " + number + " of " + statements.size() + " (" + text.head() + "): "
                    + (rows ? "rows read" : changed + " rows changed") + " in " + millis + " ms");
            return changed;
        } finally {
            current.set(null);
        }
    }
}
