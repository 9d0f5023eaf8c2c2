package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.Services;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** One more MySQL server, which may be killed: started by the program that {@value #PROGRAM} names, where it does. */
final class OwnMySql {

    /** Whose {@code serve NAME PORT} is a server until its process is ended, such as {@code .ci/mysql}. */
    private static final String PROGRAM = "HOURHAND_TEST_MYSQL_SERVER";

    private OwnMySql() {}

    static Server.Served serve(String name) {
        @Nullable String program = System.getenv(PROGRAM);
        Assumptions.assumeTrue(program != null, PROGRAM + " is not set: no MySQL that a test may kill");
        int port = Services.freePort();
        Path log = Path.of("target", "mysql-" + name + ".log");
        Process process = start(log.toFile(), String.valueOf(program), "serve", name, String.valueOf(port));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String url = "mysql://root@127.0.0.1:" + port + "/";
        Eventually.equal(true, () -> answers(url) || hasEnded(process, log));
        return new Server.Served(process, url);
    }

    private static Process start(File log, String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(Program.HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(String url) {
        try {
            DriverManager.getConnection("jdbc:" + url).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean hasEnded(Process process, Path log) {
        if (process.isAlive()) {
            return false;
        }
        try {
            throw new AssertionError("MySQL ended with " + process.exitValue() + ": " + Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
