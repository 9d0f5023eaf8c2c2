package io.hourhand.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. Values are bound by position, in the order written: instants as UTC with microseconds,
 * durations as milliseconds, ids and enums as text, an empty {@link Optional} as NULL.
 */
public final class Sql {

    private final Connection connection;
    private final boolean eachCommits;

    private Sql(Connection connection, boolean eachCommits) {
        this.connection = connection;
        this.eachCommits = eachCommits;
    }

    /** The statements of a transaction, or such as must not be sent twice. */
    public Sql(Connection connection) {
        this(connection, false);
    }

    /** Statements that each commit by themselves. */
    static Sql each(Connection connection) {
        return new Sql(connection, true);
    }

    public <T> List<T> rows(String statement, Function<Row, T> read, Object... values) {
        try (PreparedStatement prepared = prepare(statement, values);
                ResultSet result = prepared.executeQuery()) {
            Row row = new Row(result);
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(read.apply(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> row(String statement, Function<Row, T> read, Object... values) {
        return rows(statement, read, values).stream().findFirst();
    }

    public boolean exists(String statement, Object... values) {
        return row(statement, row -> true, values).isPresent();
    }

    /** How many rows the statement's conditions matched, whether or not their values changed. */
    public int update(String statement, Object... values) {
        return eachCommits ? Contention.outlasted(() -> send(statement, values)) : send(statement, values);
    }

    private int send(String statement, Object... values) {
        try (PreparedStatement prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** An update of one row that tells a number by {@code LAST_INSERT_ID(number)}; empty when it matched none. */
    public Optional<Long> told(String statement, Object... values) {
        try (PreparedStatement prepared = connection.prepareStatement(statement, Statement.RETURN_GENERATED_KEYS)) {
            bind(prepared, values);
            if (prepared.executeUpdate() == 0) {
                return Optional.empty();
            }
            try (ResultSet told = prepared.getGeneratedKeys()) {
                return told.next() ? Optional.of(told.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** One statement for many rows, sent in as few packets as the driver can. */
    public void batch(String statement, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (Object[] row : rows) {
                bind(prepared, row);
                prepared.addBatch();
            }
            prepared.executeBatch();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private PreparedStatement prepare(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        bind(prepared, values);
        return prepared;
    }

    private static void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, column(values[i]));
        }
    }

    private static @Nullable Object column(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Sql::column).orElse(null);
            case Instant instant -> LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
            case Duration duration -> duration.toMillis();
            case UUID id -> id.toString();
            case Enum<?> word -> word.name();
            default -> value;
        };
    }
}
