package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.job.Job;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.Schema;
import io.hourhand.quickstart.system.Services;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Daemons by the hundred: a JVM that starts in half the time of the launcher's own, as it compiles less and finds its
 * classes in an archive, with the job and the agent of these tests at hand. Made once for all tests of this JVM.
 */
final class DaemonJvm {

    /**
     * From the launcher's folder, as an option must hold no blank and that folder's path might. Another JVM of tests
     * beside this one has its own.
     */
    private static final String FOLDER = "quickstart/target/fault/" + System.getProperty("hourhand.fork", "0") + "/";

    private static final String QUICK = "-Xmx96m -XX:TieredStopAtLevel=1 -Xshare:auto -Xlog:disable";
    private static final String ARCHIVE = FOLDER + "daemon.jsa";

    private DaemonJvm() {}

    /** The environment of a daemon that starts quickly. */
    static Map<String, String> environment() {
        return Made.ENVIRONMENT;
    }

    /** The same with crash points. */
    static Map<String, String> crashing(int at, String from) {
        return Map.of(
                "JOBS_PATH",
                jobs().toString(),
                "JAVA_OPTS",
                Made.ENVIRONMENT.get("JAVA_OPTS") + " -javaagent:" + FOLDER + "crash.jar",
                "CRASH_AT",
                String.valueOf(at),
                "CRASH_FROM",
                from);
    }

    private static Path jobs() {
        return Program.HOME.resolve(FOLDER + "jobs");
    }

    private static final class Made {

        static final Map<String, String> ENVIRONMENT = make();

        private static Map<String, String> make() {
            Manifest plain = new Manifest();
            plain.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            Manifest agent = new Manifest(plain);
            agent.getMainAttributes().putValue("Premain-Class", CrashPoint.class.getName());
            pack(jobs().resolve("tally.jar"), plain, List.of(TallyJob.class));
            pack(jobs().resolve("deadly.jar"), plain, List.of(DeadlyJob.class));
            pack(Program.HOME.resolve(FOLDER + "crash.jar"), agent, List.of(CrashPoint.class, CrashingDriver.class));
            archive();
            return Map.of("JOBS_PATH", jobs().toString(), "JAVA_OPTS", QUICK + " -XX:SharedArchiveFile=" + ARCHIVE);
        }

        /** One daemon's life, so that the next ones find its classes ready. */
        private static void archive() {
            try (Schema schema = Schema.usual();
                    Services services = new Services(schema.url())) {
                Files.deleteIfExists(Program.HOME.resolve(ARCHIVE));
                Program daemon = services.daemon(Map.of("JAVA_OPTS", QUICK + " -XX:ArchiveClassesAtExit=" + ARCHIVE));
                daemon.awaitLine(Services.POLLING);
                daemon.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void pack(Path jar, Manifest manifest, List<Class<?>> classes) {
            try {
                Files.createDirectories(Objects.requireNonNull(jar.getParent()));
                try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                    for (Class<?> type : classes) {
                        add(out, type);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void add(JarOutputStream out, Class<?> type) throws IOException {
            String resource = type.getName().replace('.', '/') + ".class";
            try (InputStream code = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(resource))) {
                out.putNextEntry(new JarEntry(resource));
                code.transferTo(out);
            }
            if (Job.class.isAssignableFrom(type)) {
                out.putNextEntry(new JarEntry("META-INF/services/" + Job.class.getName()));
                out.write(type.getName().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
