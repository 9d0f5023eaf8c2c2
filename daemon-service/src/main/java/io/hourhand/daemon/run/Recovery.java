package io.hourhand.daemon.run;

import io.hourhand.store.sql.StoreException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.pattern.CircuitBreakerOpenException;
import org.apache.pekko.persistence.RecoveryTimedOut;

/**
 * Whether a run's journal can be read: what does not come because the database is away comes later, what cannot be
 * understood never will. Pure.
 */
final class Recovery {

    private Recovery() {}

    /** Why a run is lost whose recovery failed so; empty when trying again may help. */
    static Optional<String> verdict(Throwable failure) {
        if (isOutage(failure)) {
            return Optional.empty();
        }
        Throwable bottom = failure;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String said = Optional.ofNullable(bottom.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .filter(line -> !line.isBlank())
                .orElse(bottom.getClass().getSimpleName());
        return Optional.of("its journal holds an event that this build cannot read (" + said + ")");
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (StoreException.isSql(cause)
                    || cause instanceof TimeoutException
                    || cause instanceof RecoveryTimedOut
                    || cause instanceof CircuitBreakerOpenException
                    || cause instanceof RejectedExecutionException) {
                return true;
            }
        }
        return false;
    }
}
