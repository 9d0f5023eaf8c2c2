package io.hourhand.web.page.status;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.sql.ServerFacts;
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
            return new Tile(say("workers.silent"), "bad", Icon.WARNING, verdict);
        }
        if (!WorkerPages.starts(running)) {
            return new Tile(say("overview.starts-nothing"), "bad", Icon.WARNING, verdict);
        }
        return drain.map(line -> new Tile(
                        line.done() ? say("overview.drained") : say("overview.draining"),
                        "warn",
                        Icon.WARNING,
                        line.state()))
                .orElseGet(() -> new Tile(say("look.running"), "good", Icon.CHECK, verdict));
    }

    static Tile database(ServerFacts facts) {
        String version = facts.version();
        String more = say(
                "overview.answers-in",
                version.contains("MariaDB") ? version.replace("-MariaDB", "") + " (MariaDB)" : version,
                Math.max(1, facts.took().toMillis()));
        return facts.readOnly()
                ? new Tile(say("overview.read-only"), "bad", Icon.WARNING, more)
                : new Tile(say("overview.answers"), "good", Icon.CHECK, more);
    }
}
