package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.quickstart.system.Schema;
import java.util.stream.Stream;

/** The two servers on which each promise is kept. */
public enum Server {
    MARIADB {
        @Override
        public Schema schema() {
            return Schema.onMariaDb();
        }
    },
    /** The one that the environment names; without one its tests are skipped. */
    MYSQL {
        @Override
        public Schema schema() {
            return Schema.onMySql();
        }
    };

    private static final boolean NIGHTLY = Boolean.getBoolean("nightly");

    public abstract Schema schema();

    /** For a test of minutes: MariaDB, and at night both. */
    public static Stream<Server> mainlyMariaDb() {
        return NIGHTLY ? Stream.of(values()) : Stream.of(MARIADB);
    }

    /** For a test of minutes: MySQL where there is one, else MariaDB; at night both. */
    public static Stream<Server> mainlyMySql() {
        return NIGHTLY ? Stream.of(values()) : Stream.of(Schema.isMySqlAtHand() ? MYSQL : MARIADB);
    }
}
