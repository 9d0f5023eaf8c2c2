package io.hourhand.daemon.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A heartbeat on a real connection, whose answers a lock on the daemon's row holds back. */
class WorkerHeartbeatIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<Leadership.Command> leadership = kit.createTestProbe();
    private final DatabaseUrl url =
            ((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(Server.usual().freshSchema())).value();
    private final Database database = Database.open(url, "tests", 2);
    private final AtomicInteger looks = new AtomicInteger();
    private final LeaseDesk desk = new LeaseDesk(
            url,
            new WorkerStore(database),
            new WorkerStore.Registration(
                    Ids.next(),
                    "here",
                    1,
                    "test",
                    "http://127.0.0.1:1",
                    "key",
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Optional.empty()),
            new Signature(Ids.next()),
            this::look);
    private Optional<Lease> lease = Optional.empty();

    @BeforeEach
    void lead() {
        new Migrations(database).apply();
        desk.register();
        Lease held = desk.connect();
        lease = Optional.of(held);
        assertTrue(held.acquire(Duration.ZERO));
        desk.takeOver(held, Optional.empty());
    }

    @AfterEach
    void close() {
        kit.shutdownTestKit();
        lease.ifPresent(Lease::close);
        database.close();
    }

    @Test
    @Tag("faults-row-28")
    void silenceIsADoubtUntilAnyConnectionIsAnsweredAndDoesNotCostTheLease() {
        ActorRef<WorkerHeartbeat.Command> heart =
                kit.spawn(WorkerHeartbeat.create(desk, lease.orElseThrow(), Optional.empty(), leadership.getRef()));
        database.transaction(sql -> {
            sql.update("UPDATE WorkerInstance SET hostname = 'elsewhere'");
            looks.set(0);
            heart.tell(new WorkerHeartbeat.Look());
            awaitAsked();
            time.expectNoMessageFor(Hearing.PATIENCE.minusMillis(100), leadership);
            heart.tell(new WorkerHeartbeat.Look());
            time.timePasses(Duration.ofMillis(100));
            leadership.expectMessageClass(Leadership.Silent.class, LONG);
            leadership.expectMessageClass(Leadership.Heard.class, LONG);
            return true;
        });
        leadership.expectMessageClass(Leadership.Compared.class, LONG);
        // Who asked while the answer was waited for may know of something that it does not tell.
        leadership.expectMessageClass(Leadership.Compared.class, LONG);
        time.expectNoMessageFor(Hearing.PATIENCE.multipliedBy(2), leadership);
        assertEquals(
                Optional.of(desk.self().id()),
                new WorkerStore(database).running().map(WorkerStore.Worker::id));
    }

    /** The first look at the clock is the actor's, the next one comes when its timer is set and the question is on its way. */
    private void awaitAsked() {
        leadership.awaitAssert(LONG, Duration.ofMillis(20), () -> {
            assertTrue(looks.get() >= 2, () -> looks + " looks at the clock");
            return looks;
        });
    }

    private Instant look() {
        looks.incrementAndGet();
        return Instant.now();
    }
}
