package io.hourhand.web.page.frame;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.policy.ClockReading;
import io.hourhand.run.DrainOrder;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.ServerFacts;
import io.hourhand.web.page.text.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every page has to say just now. Blocks on the database. */
public final class Banners {

    /** Clocks that are this far apart show times that mislead. */
    private static final Duration DRIFT = Duration.ofSeconds(10);

    private final Database database;
    private final WorkerStore workers;
    private final DrainStore drains;

    public Banners(Database database, WorkerStore workers, DrainStore drains) {
        this.database = database;
        this.workers = workers;
        this.drains = drains;
    }

    List<Banner> now(Instant now) {
        ServerFacts facts = ServerFacts.of(database);
        return Stream.of(
                        daemon(workers.running()),
                        drains.lasting().map(Banners::drained),
                        readOnly(facts),
                        clock(facts, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Banner> daemon(Optional<Worker> running) {
        if (running.isEmpty()) {
            return Optional.of(new Banner("no-daemon-" + newest(), "bad", say("banners.no-daemon")));
        }
        return running.filter(worker -> !worker.fresh())
                .map(worker -> new Banner(
                        "silent-" + worker.id(),
                        "bad",
                        say("banners.silent", worker.hostname(), Lengths.rough(worker.silent()))))
                .or(() -> running.flatMap(Worker::clock).flatMap(Banners::daemonsClock));
    }

    /** The worker whose end is meant, so that the end of one that was started since is another. */
    private String newest() {
        return workers.list(1).stream().map(worker -> worker.id().toString()).collect(Collectors.joining());
    }

    /** That nothing starts is more than a warning, and is said also to those who put that away. */
    private static Optional<Banner> daemonsClock(ClockReading clock) {
        return clock.complaint()
                .map(complaint ->
                        new Banner(clock.stops() ? "daemons-clock-stops" : "daemons-clock", "bad", complaint));
    }

    private static Banner drained(DrainOrder order) {
        return new Banner("drained-" + order.id(), "warn", say("banners.drained", order.by(), order.reason()));
    }

    private static Optional<Banner> readOnly(ServerFacts facts) {
        return facts.readOnly()
                ? Optional.of(new Banner("read-only", "bad", say("banners.read-only")))
                : Optional.empty();
    }

    private static Optional<Banner> clock(ServerFacts facts, Instant now) {
        Duration ahead = Duration.between(facts.now(), now);
        return ahead.abs().compareTo(DRIFT) < 0
                ? Optional.empty()
                : Optional.of(new Banner(
                        "clock",
                        "warn",
                        ahead.isNegative()
                                ? say("banners.clock.behind", Lengths.rough(ahead.abs()))
                                : say("banners.clock.ahead", Lengths.rough(ahead.abs()))));
    }
}
