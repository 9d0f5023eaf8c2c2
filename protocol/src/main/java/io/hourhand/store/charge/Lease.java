package io.hourhand.store.charge;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.policy.ClockReading;
import io.hourhand.run.Ids;
import io.hourhand.store.sql.Driver;
import io.hourhand.store.sql.Signature;
import io.hourhand.store.sql.Sql;
import io.hourhand.store.sql.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The claim to be the one active daemon: MySQL's named lock, held by a connection of its own outside of any pool, and
 * the epoch that each takeover raises. The server frees the lock when the connection's process dies.
 *
 * <p>All methods block; one thread at a time. Lock names are server-wide, so the schema's name is part of ours.
 */
public final class Lease implements AutoCloseable {

    /** A connection that is ended lets its locks go a moment later. */
    private static final Duration UNTIL_ENDED = Duration.ofSeconds(2);

    private final Connection connection;
    private final Sql sql;
    private final String lock;
    private final Signature signature;

    private Lease(Connection connection, String lock, Signature signature) {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.lock = lock;
        this.signature = signature;
    }

    /**
     * Who has the lock, as a standby sees it.
     *
     * @param connectionId that has it; empty when it is free
     * @param workerId the daemon that is RUNNING, if one is
     * @param heartbeat its last one
     * @param interval of its heartbeats
     * @param now the time of the database, as all of these are
     */
    public record Holder(
            Optional<Long> connectionId,
            Optional<UUID> workerId,
            Optional<Instant> heartbeat,
            Optional<Duration> interval,
            Instant now) {}

    /** Connects in the name of a process that has no other connections; holds nothing yet. */
    public static Lease connect(DatabaseUrl url) {
        return connect(url, new Signature(Ids.next()));
    }

    /** Connects in the name of a process; holds nothing yet. */
    public static Lease connect(DatabaseUrl url, Signature signature) {
        try {
            Connection connection = DriverManager.getConnection(Driver.address(url), Driver.properties(url));
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Lease lease = new Lease(connection, "hourhand:" + digest(url.schema()), signature);
            // Between two heartbeats the connection is silent; the server must not take that for an end.
            lease.sql.update("SET SESSION wait_timeout = 2147483");
            return lease;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Waits for the lock, at most {@code patience} (whole seconds; shorter than the driver's socket timeout). */
    public boolean acquire(Duration patience) {
        return sql.row("SELECT GET_LOCK(?, ?) AS got", row -> row.numberIf("got"), lock, patience.toSeconds())
                .flatMap(got -> got)
                .filter(got -> got == 1)
                .isPresent();
    }

    /**
     * Takes the lock again after the connection that had it was lost, for whoever is in charge. The server may not have
     * noticed, as where a firewall forgot the connection: what is left there of this process is ended first, if the lease
     * is still this worker's. Whoever waits for the lock already may be quicker.
     */
    public boolean acquireAgain(UUID workerId, long epoch) {
        // Before it may have the lock: if this connection is lost as well, the next one knows it by this.
        sql.update(signature.statement());
        if (acquire(Duration.ZERO)) {
            return true;
        }
        if (sql.row(
                        "SELECT epoch FROM DaemonLease WHERE id = 1 AND epoch = ? AND workerId = ?",
                        row -> row.number("epoch"),
                        epoch,
                        workerId)
                .isEmpty()) {
            return false;
        }
        sql.row(
                        "SELECT connectionId FROM DaemonConnection WHERE processId = ? AND connectionId = IS_USED_LOCK(?)",
                        row -> row.number("connectionId"),
                        signature.processId(),
                        lock)
                .ifPresent(left -> new DaemonConnections(sql).end(List.of(left)));
        // Also where it became free by itself meanwhile.
        return acquire(UNTIL_ENDED);
    }

    /** Looks at who has the lock. */
    public Holder holder() {
        return sql.row(
                        "SELECT IS_USED_LOCK(?) AS connectionId, UTC_TIMESTAMP(6) AS now, WorkerInstance.id,"
                                + " lastHeartbeatAt, heartbeatMs FROM DaemonLease LEFT JOIN WorkerInstance"
                                + " ON runningType = 'schedule_daemon' WHERE DaemonLease.id = 1",
                        row -> new Holder(
                                row.numberIf("connectionId"),
                                row.idIf("id"),
                                row.instantIf("lastHeartbeatAt"),
                                row.numberIf("heartbeatMs").map(Duration::ofMillis),
                                row.instant("now")),
                        lock)
                .orElseThrow();
    }

    /**
     * Ends a holder that hangs: the connection that has the lock, if it still has it, and all others that its process
     * signed, with what they hold. The lock is free soon after, unless the holder is another user of the database.
     */
    public void end(long holder) {
        if (holder().connectionId().equals(Optional.of(holder))) {
            DaemonConnections connections = new DaemonConnections(sql);
            List<Long> all = connections.ofTheProcessOf(holder, signature.processId());
            connections.end(List.of(holder));
            connections.end(all.stream().filter(other -> other != holder).toList());
        }
    }

    /**
     * Makes the holder of the lock the active daemon: the epoch rises, the one before is marked DEAD, and this one is
     * RUNNING, all in one transaction. What the one before may still have open at the server is ended first, so that
     * nothing of it goes on beside this one.
     *
     * @return the new epoch
     */
    public long takeOver(UUID workerId) {
        endPredecessor();
        return transaction(() -> {
            sql.update(
                    "UPDATE DaemonLease SET epoch = epoch + 1, workerId = ?, connectionId = CONNECTION_ID(),"
                            + " takenAt = UTC_TIMESTAMP(6) WHERE id = 1",
                    workerId);
            long epoch = sql.row("SELECT epoch FROM DaemonLease WHERE id = 1", row -> row.number("epoch"))
                    .orElseThrow();
            sql.update(
                    "UPDATE WorkerInstance SET status = 'DEAD', stoppedAt = UTC_TIMESTAMP(6)"
                            + " WHERE id <> ? AND (status = 'RUNNING' OR (status = 'STANDBY' AND lastHeartbeatAt"
                            + " < UTC_TIMESTAMP(6) - INTERVAL (heartbeatMs * 3 + 30000) * 1000 MICROSECOND))",
                    workerId);
            sql.update(
                    "UPDATE WorkerInstance SET status = 'RUNNING', epoch = ?, lastHeartbeatAt = UTC_TIMESTAMP(6)"
                            + " WHERE id = ?",
                    epoch,
                    workerId);
            sql.update(signature.statement());
            return epoch;
        });
    }

    /**
     * After the connection was lost and the lock taken again: whether nobody else was in charge meanwhile, so that the
     * daemon may go on under its epoch.
     */
    public boolean renew(UUID workerId, long epoch) {
        return sql.update(
                        "UPDATE DaemonLease SET connectionId = CONNECTION_ID() WHERE id = 1 AND epoch = ? AND workerId = ?",
                        epoch,
                        workerId)
                == 1;
    }

    /**
     * Shows life and asks for the time, in one statement.
     *
     * @param clock what the last comparison of the clocks came to; empty leaves what the row says
     * @return the database's time; empty when this worker's row is no longer as it left it: somebody took over
     */
    public Optional<Instant> beat(UUID workerId, Optional<ClockReading> clock) {
        return sql.told(
                        "UPDATE WorkerInstance SET lastHeartbeatAt = UTC_TIMESTAMP(6),"
                                + " clockOffsetMs = COALESCE(?, clockOffsetMs),"
                                + " clockErrorMs = COALESCE(?, clockErrorMs), clockVerdict = COALESCE(?, clockVerdict)"
                                + " WHERE id = ? AND status IN ('RUNNING', 'STANDBY') AND LAST_INSERT_ID("
                                + "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))) > 0",
                        clock.map(reading -> reading.offset().ahead()),
                        clock.map(reading -> reading.offset().error()),
                        clock.map(ClockReading::verdict),
                        workerId)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** From now on an answer that takes longer than this is none, and the connection is lost. */
    public void expectAnswersWithin(Duration patience) {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Lets the lock go, so that a standby has it at once; also while another thread waits in {@link #acquire}. */
    @Override
    public void close() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Of a daemon that was killed the server may not have noticed yet; of one that was ended as hung, all is gone. */
    private void endPredecessor() {
        DaemonConnections connections = new DaemonConnections(sql);
        sql.row("SELECT connectionId FROM DaemonLease WHERE id = 1", row -> row.numberIf("connectionId"))
                .flatMap(before -> before)
                .ifPresent(before -> connections.end(connections.ofTheProcessOf(before, signature.processId())));
    }

    private interface Work {
        long run();
    }

    private long transaction(Work work) {
        try {
            connection.setAutoCommit(false);
            try {
                long result = work.run();
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static String digest(String schema) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(schema.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
