package io.hourhand.store.sql;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.text.Reason;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** One attempt to reach the database, without a pool: it fails at once and says why. */
public final class Reach {

    private Reach() {}

    /**
     * Whether it lets us in and answers.
     *
     * @param patience how long is waited for each of its answers, whatever the URL says
     */
    public static boolean answers(DatabaseUrl url, Duration patience) {
        Properties properties = Driver.properties(url);
        properties.setProperty("connectTimeout", Long.toString(patience.toMillis()));
        properties.setProperty("socketTimeout", Long.toString(patience.toMillis()));
        try (Connection connection = DriverManager.getConnection(Driver.address(url), properties)) {
            return connection.isValid(Math.toIntExact(patience.toSeconds()));
        } catch (SQLException e) {
            return false;
        }
    }

    /** Empty when the database lets us in; otherwise the reason on one line, without password. */
    public static Optional<String> complaint(DatabaseUrl url) {
        try (Connection connection = DriverManager.getConnection(Driver.address(url), Driver.properties(url))) {
            return connection.isValid(5) ? Optional.empty() : Optional.of("the connection does not answer");
        } catch (SQLException e) {
            return Optional.of(Reason.of(e));
        }
    }
}
