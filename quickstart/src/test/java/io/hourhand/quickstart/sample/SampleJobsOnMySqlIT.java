package io.hourhand.quickstart.sample;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The same on a real MySQL, where {@code HOURHAND_TEST_MYSQL_URL} names one ({@code mysql://root@127.0.0.1:3306}). */
final class SampleJobsOnMySqlIT extends SampleContract {

    private static final String VARIABLE = "HOURHAND_TEST_MYSQL_URL";

    private final @Nullable String url = System.getenv(VARIABLE);
    private final String prefix = "hourhand_sample_" + ProcessHandle.current().pid() + "_";

    @Override
    void start() {
        if (url == null) {
            String skipped = VARIABLE + " is not set: the sample application is not tested on a real MySQL.";
            System.out.println(skipped);
            Assumptions.abort(skipped);
        }
    }

    @Override
    String server() {
        return "MySQL";
    }

    @Override
    DataSource schema(String name, String parameters) {
        return Servers.at(url + "/" + prefix + name, parameters);
    }

    @Override
    void stop() throws SQLException {
        if (url != null) {
            for (String name : List.of("sample", "half", "foreign")) {
                Rows.write(schema(name, ""), "DROP DATABASE " + prefix + name);
            }
        }
    }
}
