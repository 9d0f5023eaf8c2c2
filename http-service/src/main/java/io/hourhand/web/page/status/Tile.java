package io.hourhand.web.page.status;

import io.hourhand.store.ServerFacts;
import io.hourhand.store.WorkerStore.Worker;
import io.hourhand.web.page.look.Icon;
import java.util.Optional;

/**
 * How a part of the whole is, in a word and a line.
 *
 * @param more what it means
 */
public record Tile(String word, String tone, Icon icon, String more) {

    public boolean good() {
        return tone.equals("good");
    }

    static Tile daemon(Optional<Worker> running, Optional<DrainLine> drain) {
        String verdict = WorkerPages.verdict(running);
        if (running.filter(Worker::fresh).isEmpty()) {
            return new Tile("Silent", "bad", Icon.WARNING, verdict);
        }
        if (!WorkerPages.starts(running)) {
            return new Tile("Starts nothing", "bad", Icon.WARNING, verdict);
        }
        return drain.map(line -> new Tile(line.done() ? "Drained" : "Draining", "warn", Icon.WARNING, line.state()))
                .orElseGet(() -> new Tile("Running", "good", Icon.CHECK, verdict));
    }

    static Tile database(ServerFacts facts) {
        String version = facts.version();
        String more = (version.contains("MariaDB") ? version.replace("-MariaDB", "") + " (MariaDB)" : version)
                + ", answers in " + Math.max(1, facts.took().toMillis()) + " ms";
        return facts.readOnly()
                ? new Tile("Read-only", "bad", Icon.WARNING, more)
                : new Tile("Answers", "good", Icon.CHECK, more);
    }
}
