package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobStatus;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.wire.DaemonPaths;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who reads from a daemon that is told to go reads to the last word: an answer ends, no connection breaks. */
class StreamsEndIT {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final DaemonInProcess daemon = new DaemonInProcess(Server.usual()).job("waits", context -> {
        context.log("at work");
        gate.await();
        context.log("the last word");
    });

    @AfterEach
    void close() {
        gate.countDown();
        daemon.close();
        client.close();
    }

    @Test
    void itsStreamsGoOnWhileAJobHasItsGraceAndEndWithIt() throws Exception {
        daemon.start();
        UUID run = daemon.run(daemon.schedule(
                "followed", DaemonInProcess.job("waits", "waits", Retry.DEFAULT), DaemonInProcess.FINE));
        daemon.awaitAttempts(run, jobs -> jobs.getFirst().status() == JobStatus.RUNNING);
        Worker worker = new WorkerStore(daemon.database()).running().orElseThrow();
        try (Stream<String> log = open(worker, DaemonPaths.log(run, 0));
                Stream<String> events = open(worker, DaemonPaths.EVENTS)) {
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(daemon::stop);
            gate.countDown();
            List<String> lines = log.toList();
            assertTrue(lines.stream().anyMatch(line -> line.contains("at work")), lines::toString);
            assertTrue(lines.stream().anyMatch(line -> line.contains("the last word")), lines::toString);
            List<String> told = events.toList();
            assertTrue(told.stream().anyMatch(line -> line.contains(JobStatus.SUCCEEDED.name())), told::toString);
            stopped.join();
        }
    }

    /** The lines of an answer; they break off with an exception where the connection does. */
    private Stream<String> open(Worker worker, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(worker.adminUrl() + path))
                .header("Authorization", "Bearer " + worker.adminKey())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofLines()).body();
    }
}
