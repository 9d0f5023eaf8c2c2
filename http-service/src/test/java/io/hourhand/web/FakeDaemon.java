package io.hourhand.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hourhand.run.Ids;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.charge.WorkerStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** The daemon's endpoint as the wire describes it: a real server, with answers that a test writes. */
final class FakeDaemon implements AutoCloseable {

    static final String KEY = "the daemon's key";

    private static final String HANG_UP = "hang up";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<String>> streams = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakeDaemon() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Makes it the daemon in charge. */
    UUID takeCharge(WorkerStore workers) {
        UUID id = Ids.next();
        workers.register(
                new WorkerStore.Registration(
                        id,
                        "test",
                        1,
                        "test",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        KEY,
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Optional.empty()),
                WorkerStatus.RUNNING);
        return id;
    }

    /** What it answers to paths that begin so; a path without an answer hangs. */
    void answers(String path, String body) {
        answers.put(path, body);
    }

    /** Sends text on the stream at a path, to whoever reads it now or next. */
    void sends(String path, String text) {
        stream(path).add(text);
    }

    /** Breaks the stream at a path off. */
    void hangsUp(String path) {
        stream(path).add(HANG_UP);
    }

    /** All requests so far: method and path. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private BlockingQueue<String> stream(String path) {
        return streams.computeIfAbsent(path, name -> new LinkedBlockingQueue<>());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(exchange.getRequestMethod() + " " + path);
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
        } else if (path.equals("/events") || path.startsWith("/runs/")) {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            pour(exchange.getResponseBody(), stream(path));
        } else {
            answers.entrySet().stream()
                    .filter(answer -> path.startsWith(answer.getKey()))
                    .findFirst()
                    .ifPresent(answer -> reply(exchange, answer.getValue()));
        }
    }

    private static void pour(OutputStream out, BlockingQueue<String> texts) throws IOException {
        try (out) {
            out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            for (String text = texts.take(); !text.equals(HANG_UP); text = texts.take()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
