package io.hourhand.daemon.supervise;

import io.hourhand.policy.Busy;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Overlap;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Interval;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** One schedule, a daemon and a clock that chance plays with; the decisions are the real ones. */
final class World {

    static final Instant START = Instant.parse("2026-03-27T06:30:00Z");

    private static final List<String> TIMINGS =
            List.of("*/7 * * * *", "0 * * * *", "30 2 * * *", "15,45 9-17 * * 1-5", "PT25M", "P1D", "PT90S");

    static final JobSpec JOB = new JobSpec(
            "one", "sql", "{\"statement\":\"SELECT 1\"}", Duration.ofMinutes(5), Retry.DEFAULT, OnRestart.RERUN);

    /** Begins a book with a new schedule. */
    interface Bookshop {
        Book open(ScheduleDefinition definition, Instant now);
    }

    private final long seed;
    private final Random chance;
    private final Book book;
    private final List<UUID> going = new ArrayList<>();
    private Instant now = START;
    private Instant latest = START;
    private ScheduleDefinition definition;
    private boolean paused;
    private Optional<Watch> watch;

    World(long seed, Bookshop shop) {
        this.seed = seed;
        chance = new Random(seed);
        definition = definition(true);
        book = shop.open(definition, now);
        watch = Optional.of(Watch.begins(now, Optional.empty()));
    }

    Book book() {
        return book;
    }

    Instant now() {
        return now;
    }

    /** Lets things happen, and then the daemon come back for good. */
    void play(int steps) {
        for (int step = 0; step < steps; step++) {
            step();
        }
        settle();
    }

    /** Nothing of this schedule is due any more. */
    void end() {
        book.edit(definition.withEnabled(false), now);
    }

    @Override
    public String toString() {
        return "world " + seed;
    }

    /** One thing that happens. */
    private void step() {
        switch (chance.nextInt(10)) {
            case 0, 1, 2 -> live(some());
            case 3 -> sleep(some());
            case 4 -> restart();
            case 5 -> setBack();
            case 6 -> edit(now.plusMillis(chance.nextInt(1_000)));
            case 7 -> kill();
            case 8 -> book.again(chance, now);
            default -> pauseOrResume();
        }
    }

    /** The daemon comes back for good, at an instant that the clock never showed before. */
    private void settle() {
        watch = Optional.empty();
        to(latest.plusSeconds(1));
        watch = Optional.of(Watch.begins(now, Optional.of(START)));
        look();
    }

    /** Time passes with the daemon awake, if it is up: it comes to each start within some milliseconds. */
    private void live(Duration time) {
        Instant end = now.plus(time);
        for (Optional<Instant> next = nextStart(end); next.isPresent(); next = nextStart(end)) {
            Instant start = next.get();
            awake(start.isBefore(now) ? now : start.plusMillis(chance.nextInt(20)));
            look();
        }
        awake(end.isBefore(now) ? now : end);
    }

    private Optional<Instant> nextStart(Instant end) {
        return watch.flatMap(up -> book.waiting()).map(NextSlot::startAt).filter(start -> !start.isAfter(end));
    }

    private void awake(Instant then) {
        to(then);
        watch = watch.map(held -> new Watch(held.since(), now, held.before(), held.cause()));
    }

    /** Stopped, asleep, or the clock is set forward: no pulse for a while. */
    private void sleep(Duration time) {
        to(now.plus(time));
        look();
    }

    private void restart() {
        Instant end = now;
        watch = Optional.empty();
        int edits = chance.nextInt(3);
        for (int i = 0; i < edits; i++) {
            to(now.plus(some()));
            edit(now);
        }
        to(now.plus(some()));
        watch = Optional.of(Watch.begins(now, Optional.of(end)));
        look();
    }

    /** The daemon is killed while it decides what is due, just before its commit or just after it. */
    private void kill() {
        Instant due = book.waiting().map(NextSlot::startAt).orElse(now);
        awake(due.isAfter(now) && due.isBefore(now.plus(Duration.ofDays(2))) ? due : now);
        Busy busy = new Busy(List.copyOf(going), List.of());
        Watch held = watch.orElseThrow();
        if (chance.nextBoolean()) {
            going.addAll(book.decide(busy, held, now));
        } else {
            book.cut(busy, held, now);
        }
        restart();
    }

    private void setBack() {
        now = now.minus(some());
        watch = watch.map(held -> held.seen(now));
        look();
    }

    private void to(Instant then) {
        now = then;
        latest = latest.isBefore(now) ? now : latest;
    }

    private void edit(Instant at) {
        definition = switch (chance.nextInt(3)) {
            case 0 -> definition.withEnabled(!definition.enabled());
            case 1 -> definition;
            default -> definition(chance.nextInt(5) > 0);
        };
        book.edit(definition, at);
    }

    private void pauseOrResume() {
        if (paused) {
            book.resume(now);
        } else {
            book.pause(chance.nextBoolean() ? Optional.of(now.plus(some())) : Optional.empty(), now);
        }
        paused = !paused;
    }

    private void look() {
        if (watch.isEmpty()) {
            return;
        }
        watch = watch.map(held -> held.seen(now));
        if (chance.nextBoolean()) {
            going.clear();
        }
        going.addAll(book.decide(new Busy(List.copyOf(going), List.of()), watch.get(), now));
    }

    private ScheduleDefinition definition(boolean enabled) {
        return new ScheduleDefinition(
                "world " + seed,
                "",
                enabled,
                timing(TIMINGS.get(chance.nextInt(TIMINGS.size()))),
                ZoneId.of(chance.nextBoolean() ? "Europe/Berlin" : "UTC"),
                List.of(JOB),
                OnFailure.CONTINUE,
                any(Overlap.values()),
                new CatchUp(any(CatchUp.Mode.values()), Duration.ofHours(chance.nextInt(48)), 1 + chance.nextInt(5)),
                ClockChanges.DEFAULT,
                chance.nextInt(3) == 0 ? Duration.ofMinutes(40) : Duration.ZERO,
                Optional.empty());
    }

    /** From a moment to a day and a half. */
    private Duration some() {
        return switch (chance.nextInt(4)) {
            case 0 -> Duration.ofMillis(chance.nextInt(9_000));
            case 1 -> Duration.ofSeconds(chance.nextInt(600));
            case 2 -> Duration.ofMinutes(chance.nextInt(300));
            default -> Duration.ofMinutes(chance.nextInt(2_000));
        };
    }

    private <T> T any(T[] values) {
        return values[chance.nextInt(values.length)];
    }

    static Timing timing(String text) {
        Parsed<? extends Timing> parsed = text.startsWith("P")
                ? Interval.parse(text).map(Timing.Every::new)
                : CronExpression.parse(text).map(Timing.Cron::new);
        return switch (parsed) {
            case Parsed.Valid<? extends Timing> valid -> valid.value();
            case Parsed.Invalid<? extends Timing> invalid -> throw new IllegalArgumentException(invalid.message());
        };
    }
}
