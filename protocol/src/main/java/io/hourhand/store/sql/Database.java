package io.hourhand.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hourhand.config.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The database behind one connection pool, which opens connections when they are needed and lets them go when they are
 * not: an idle process sends no statement. All methods block; call them from threads kept for that.
 */
public final class Database implements AutoCloseable {

    private final HikariDataSource pool;
    private volatile Optional<String> away = Optional.empty();

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Makes the pool; connects nowhere yet, so it also works while the database is away. A statement that is not answered
     * within 20 s, or what the operator's URL says, fails as {@link StoreException.Kind#UNAVAILABLE}.
     *
     * @param name stands in log lines and thread names
     * @param size the most connections at once
     */
    public static Database open(DatabaseUrl url, String name, int size) {
        return open(url, Driver.properties(url), name, size, Optional.empty());
    }

    /** The same for a daemon, whose connections bear its signature: the tables must have been brought up before. */
    public static Database open(DatabaseUrl url, String name, int size, Signature signature) {
        return open(url, Driver.properties(url), name, size, Optional.of(signature));
    }

    /** For statements that may take as long as they need, such as a migration's. */
    public static Database openPatient(DatabaseUrl url, String name, int size) {
        return open(url, Driver.patient(url), name, size, Optional.empty());
    }

    /** For statements of a daemon's jobs, which may take as long as they need. */
    public static Database openPatient(DatabaseUrl url, String name, int size, Signature signature) {
        return open(url, Driver.patient(url), name, size, Optional.of(signature));
    }

    private static Database open(
            DatabaseUrl url, Properties properties, String name, int size, Optional<Signature> signature) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(Driver.address(url));
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setKeepaliveTime(0);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setValidationTimeout(Duration.ofSeconds(3).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new LetGo());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        signature.map(Signature::statement).ifPresent(config::setConnectionInitSql);
        return new Database(new HikariDataSource(config));
    }

    /**
     * Until {@link #isBack} whoever wants a connection is told so at once. Somebody else has to find out when that is: a
     * pool that many wait for asks for connections ever more seldom, and would notice late that there are some again.
     *
     * @param reason in a sentence
     */
    public void isAway(String reason) {
        away = Optional.of(reason);
    }

    public void isBack() {
        away = Optional.empty();
    }

    /** Fails while the database is known to be away. */
    public void mustBeThere() throws SQLTransientConnectionException {
        Optional<String> reason = away;
        if (reason.isPresent()) {
            throw new SQLTransientConnectionException(reason.get());
        }
    }

    private Connection connection() throws SQLException {
        mustBeThere();
        return pool.getConnection();
    }

    /** The pool itself, for the journal and for jobs. */
    public DataSource dataSource() {
        return pool;
    }

    /** Statements that each commit by themselves; one that writes is tried again after a deadlock or a lock wait. */
    public <T> T each(Function<Sql, T> work) {
        return watched(() -> {
            try (Connection connection = connection()) {
                return work.apply(Sql.each(connection));
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        });
    }

    /**
     * All statements of {@code work} or none. After a deadlock or a lock wait the whole of it is done again, up to five
     * times in all with a short random pause, so {@code work} must have no other effects.
     */
    public <T> T transaction(Function<Sql, T> work) {
        return Contention.outlasted(() -> watched(() -> once(work)));
    }

    @Override
    public void close() {
        pool.close();
    }

    /**
     * A connection that broke is not replaced for those who wait for one already, as the pool keeps none in reserve: they
     * would wait to the end of their patience. Whoever asks anew makes it open one, which the first of them gets.
     */
    private <T> T watched(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            boolean broke = e.kind() == StoreException.Kind.UNAVAILABLE
                    && !(e.getCause() instanceof SQLTransientConnectionException);
            if (broke && pool.getHikariPoolMXBean().getThreadsAwaitingConnection() > 0) {
                Thread.startVirtualThread(this::ask);
            }
            throw e;
        }
    }

    private void ask() {
        try {
            pool.getConnection().close();
        } catch (SQLException e) {
            // Whoever waits is told the same.
        }
    }

    private <T> T once(Function<Sql, T> work) {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Sql(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
