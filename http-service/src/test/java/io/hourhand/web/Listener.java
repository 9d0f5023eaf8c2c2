package io.hourhand.web;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A reader of server-sent events, line by line. */
final class Listener implements AutoCloseable {

    private final List<String> lines = new ArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private final CompletableFuture<Void> done;

    Listener(TestServer server, HttpRequest request) {
        try {
            response = server.client().send(request, HttpResponse.BodyHandlers.ofLines());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        done = CompletableFuture.runAsync(() -> response.body().forEach(this::add), Thread.ofVirtual()::start);
    }

    int status() {
        return response.statusCode();
    }

    /** Waits for the end of the stream. */
    List<String> all() throws InterruptedException, ExecutionException, TimeoutException {
        done.get(20, TimeUnit.SECONDS);
        return soFar();
    }

    boolean ended() {
        return done.isDone();
    }

    synchronized List<String> soFar() {
        return List.copyOf(lines);
    }

    boolean heard(String text) {
        return soFar().stream().anyMatch(line -> line.contains(text));
    }

    @Override
    public void close() {
        response.body().close();
    }

    private synchronized void add(String line) {
        lines.add(line);
    }
}
