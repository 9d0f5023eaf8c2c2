package io.hourhand.daemon.job;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.daemon.log.JobOutput;
import io.hourhand.daemon.log.LogHub;
import io.hourhand.daemon.log.Secrets;
import io.hourhand.daemon.speed.Load;
import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How long a program takes that prints 1 GB, into a file and as a job, and how much memory that costs: in lines as
 * programs print them, in lines of one letter, and 100 MB in a single line. With {@code JAVA_OPTS=-Xmx96m} it has half of a daemon's heap.
 */
final class OutputSpeed {

    private static final List<String> LINES = List.of(
            "sh",
            "-c",
            "yes 'A line of output as a program prints it, of some 80 letters, password: hunter22' | head -c 1000000000");
    private static final List<String> SHORTEST = List.of("sh", "-c", "yes | head -c 1000000000");
    private static final List<String> ONE_LINE = List.of("sh", "-c", "head -c 100000000 /dev/zero | tr '\\0' x");

    private OutputSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        Server server = Server.mysql().orElseGet(Server::embedded);
        System.out.println("On " + server);
        Database database = Database.open(
                ((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(server.freshSchema())).value(), "speed", 4);
        new Migrations(database).apply();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        LogHub hub = new LogHub(new LogStore(database), threads, 10_485_760, Secrets.of(List.of("hunter22")));
        for (int i = 0; i < 5; i++) {
            compare("1 GB", hub, LINES);
            compare("1 GB in lines of one letter", hub, SHORTEST);
            compare("100 MB in one line", hub, ONE_LINE);
        }
        threads.shutdown();
        database.close();
        System.exit(0);
    }

    @SuppressWarnings("SystemOut")
    private static void compare(String what, LogHub hub, List<String> program) throws Exception {
        long file = toFile(program);
        long job = asJob(hub, program);
        System.out.printf(
                Locale.ROOT,
                "%s (load %s): a file %,d ms, a job %,d ms, %.1f times as long; a heap of %,d MB was enough%n",
                what,
                Load.now(),
                file,
                job,
                (double) job / file,
                Runtime.getRuntime().maxMemory() / 1_048_576);
    }

    private static long toFile(List<String> program) throws IOException, InterruptedException {
        File file = File.createTempFile("output", ".log");
        long begin = System.nanoTime();
        int code = new ProcessBuilder(program).redirectOutput(file).start().waitFor();
        long took = (System.nanoTime() - begin) / 1_000_000;
        if (code != 0 || !file.delete()) {
            throw new IOException("exit code " + code);
        }
        return took;
    }

    private static long asJob(LogHub hub, List<String> program) throws Exception {
        UUID run = Ids.next();
        JobOutput output = hub.output(run, Ids.next(), "{}");
        long begin = System.nanoTime();
        int code = ChildProcess.start(new ProcessBuilder(program)).run(block -> output.append(Instant.now(), block));
        output.end();
        hub.close(run).toCompletableFuture().get(60, TimeUnit.SECONDS);
        if (code != 0) {
            throw new IOException("exit code " + code);
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
