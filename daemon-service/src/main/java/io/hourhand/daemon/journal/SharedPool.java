package io.hourhand.daemon.journal;

import com.typesafe.config.Config;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.jdbc.db.SlickDatabase;
import org.apache.pekko.persistence.jdbc.db.SlickDatabaseProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;
import slick.jdbc.JdbcBackend$;
import slick.jdbc.JdbcProfile;
import slick.jdbc.MySQLProfile$;
import slick.util.AsyncExecutor;

/**
 * Gives the journal the daemon's own connection pool, so that the process has one pool and one place that decides about
 * connections. Pekko makes it by name; {@link #use} says which pool before the first actor persists.
 */
public final class SharedPool implements SlickDatabaseProvider {

    private static final AtomicReference<@Nullable DataSource> POOL = new AtomicReference<>();
    private static final int THREADS = 8;
    private static final int QUEUE = 10_000;

    private final SlickDatabase database;

    public SharedPool(ActorSystem system) {
        DataSource pool = POOL.get();
        if (pool == null) {
            throw new IllegalStateException("SharedPool.use must be called before " + system.name() + " persists");
        }
        this.database = new Shared(JdbcBackend$.MODULE$
                .Database()
                .forDataSource(
                        pool,
                        Option.apply(THREADS),
                        AsyncExecutor.apply("journal", THREADS, THREADS, QUEUE, THREADS),
                        false));
    }

    /** The pool that the journal of every actor system made from now on writes through. */
    public static void use(DataSource pool) {
        POOL.set(pool);
    }

    @Override
    public SlickDatabase database(Config config) {
        return database;
    }

    private record Shared(slick.jdbc.JdbcBackend.JdbcDatabaseDef database) implements SlickDatabase {

        @Override
        public JdbcProfile profile() {
            return MySQLProfile$.MODULE$;
        }

        @Override
        public boolean allowShutdown() {
            return false;
        }
    }
}
