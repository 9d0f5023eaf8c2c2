package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.embedded.EmbeddedDatabase;
import io.hourhand.quickstart.system.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The two servers on which each promise is kept. */
public enum Server {
    MARIADB {
        @Override
        public Schema schema() {
            return Schema.onMariaDb();
        }

        @Override
        Served serve(String name) {
            List<Process> process = new ArrayList<>();
            String url = EmbeddedDatabase.startForOwner(Path.of("target", "mariadb", name), "system", process::add)
                    .url("");
            return new Served(process.getFirst(), url);
        }
    },
    /** The one that the environment names; without one its tests are skipped. */
    MYSQL {
        @Override
        public Schema schema() {
            return Schema.onMySql();
        }

        @Override
        Served serve(String name) {
            return OwnMySql.serve(name);
        }
    };

    private static final boolean NIGHTLY = Boolean.getBoolean("nightly");

    public abstract Schema schema();

    /** One more server of this kind, on the files that an earlier one of that name has left, if there was one. */
    abstract Served serve(String name);

    /** A server's process, and where it is found: a {@code DATABASE_URL} without a schema. */
    record Served(Process process, String url) {}

    /** For a test of hours: the one on which all tests run that need only one. */
    public static Stream<Server> usual() {
        return Stream.of(Schema.isMySqlUsual() ? MYSQL : MARIADB);
    }

    /** For a test of minutes: MariaDB, and at night both. */
    public static Stream<Server> mainlyMariaDb() {
        return NIGHTLY ? Stream.of(values()) : Stream.of(MARIADB);
    }

    /** For a test of minutes: MySQL where there is one, else MariaDB; at night both. */
    public static Stream<Server> mainlyMySql() {
        return NIGHTLY ? Stream.of(values()) : Stream.of(Schema.isMySqlAtHand() ? MYSQL : MARIADB);
    }
}
