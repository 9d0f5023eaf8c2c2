package io.hourhand.quickstart.system.speed;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Follows a run's log to its end, and counts whether each line came once and in order. */
final class Watcher {

    private static final byte[] ID = {'\n', 'i', 'd', ':', ' '};

    private long last;
    private long faults;
    private boolean inNumber;
    private int matched = 1;
    private long number;

    /**
     * What came.
     *
     * @param last the number of the last line
     * @param faults lines that were not the one after the line before
     * @param endedAt by {@link System#nanoTime()}
     */
    record Seen(long last, long faults, long endedAt) {}

    static CompletableFuture<Seen> follow(HttpClient http, HttpRequest request) {
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (InputStream in =
                    http.send(request, BodyHandlers.ofInputStream()).body()) {
                seen.complete(new Watcher().read(in));
            } catch (IOException | InterruptedException e) {
                seen.completeExceptionally(e);
            }
        });
        return seen;
    }

    private Seen read(InputStream in) throws IOException {
        byte[] buffer = new byte[32_768];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                take(buffer[i]);
            }
        }
        return new Seen(last, faults, System.nanoTime());
    }

    private void take(byte next) {
        if (inNumber && next >= '0' && next <= '9') {
            number = number * 10 + next - '0';
            return;
        }
        if (inNumber) {
            faults += number == last + 1 ? 0 : 1;
            last = number;
            inNumber = false;
            matched = 0;
        }
        matched = next == ID[matched] ? matched + 1 : next == '\n' ? 1 : 0;
        if (matched == ID.length) {
            inNumber = true;
            number = 0;
            matched = 0;
        }
    }
}
