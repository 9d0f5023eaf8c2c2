package io.hourhand.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The current row of a result, read by column name into the types of the domain. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(String column) {
        return textIf(column).orElseThrow(() -> new IllegalStateException(column + " is NULL"));
    }

    public Optional<String> textIf(String column) {
        return value(column, ResultSet::getString);
    }

    public UUID id(String column) {
        return UUID.fromString(text(column));
    }

    public Optional<UUID> idIf(String column) {
        return textIf(column).map(UUID::fromString);
    }

    public Instant instant(String column) {
        return instantIf(column).orElseThrow(() -> new IllegalStateException(column + " is NULL"));
    }

    /** Columns hold UTC, and are read as plain date and time, so that no zone of server, session or JVM has a say. */
    public Optional<Instant> instantIf(String column) {
        return value(column, (rows, name) -> rows.getObject(name, LocalDateTime.class))
                .map(utc -> utc.toInstant(ZoneOffset.UTC));
    }

    public long number(String column) {
        return numberIf(column).orElseThrow(() -> new IllegalStateException(column + " is NULL"));
    }

    public Optional<Long> numberIf(String column) {
        return value(column, (rows, name) -> rows.getObject(name, Long.class));
    }

    public int count(String column) {
        return Math.toIntExact(number(column));
    }

    public double decimal(String column) {
        return value(column, (rows, name) -> rows.getObject(name, Double.class)).orElseThrow();
    }

    public boolean flag(String column) {
        return number(column) != 0;
    }

    public Duration millis(String column) {
        return Duration.ofMillis(number(column));
    }

    public <E extends Enum<E>> E word(String column, Class<E> words) {
        return Enum.valueOf(words, text(column));
    }

    public <E extends Enum<E>> Optional<E> wordIf(String column, Class<E> words) {
        return textIf(column).map(word -> Enum.valueOf(words, word));
    }

    private <T> Optional<T> value(String column, Getter<T> getter) {
        try {
            T value = getter.get(result, column);
            return result.wasNull() ? Optional.empty() : Optional.ofNullable(value);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private interface Getter<T> {
        @org.jspecify.annotations.Nullable
        T get(ResultSet result, String column) throws SQLException;
    }
}
