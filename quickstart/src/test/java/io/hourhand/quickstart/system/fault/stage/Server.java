package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.quickstart.system.Schema;

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

    public abstract Schema schema();
}
