package io.hourhand.quickstart.sample;

import io.hourhand.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** The sample application on the embedded MariaDB. */
final class SampleJobsIT extends SampleContract {

    @SuppressWarnings("NullAway.Init")
    private EmbeddedDatabase embedded;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @Override
    void start() {
        embedded = EmbeddedDatabase.start(directory, "sample");
    }

    @Override
    String server() {
        return "MariaDB";
    }

    @Override
    DataSource schema(String name, String parameters) {
        return Servers.at(embedded.url("match_" + name), parameters);
    }

    @Override
    void stop() {
        embedded.close();
    }
}
