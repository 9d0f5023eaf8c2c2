package io.hourhand.store;

import io.hourhand.config.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** One attempt to reach the database, without a pool: it fails at once and says why. */
public final class Reach {

    private Reach() {}

    /** Empty when the database lets us in; otherwise the reason on one line, without password. */
    public static Optional<String> complaint(DatabaseUrl url) {
        try (Connection connection = DriverManager.getConnection(Driver.address(url), Driver.properties(url))) {
            return connection.isValid(5) ? Optional.empty() : Optional.of("the connection does not answer");
        } catch (SQLException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String message = Optional.ofNullable(root.getMessage())
                    .orElse(root.getClass().getSimpleName());
            return Optional.of(message.strip().replaceAll("\\s+", " "));
        }
    }
}
