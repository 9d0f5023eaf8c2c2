package io.hourhand.daemon.supervise;

import io.hourhand.policy.Busy;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.run.Ids;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Interval;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Timing;
import io.hourhand.store.StoredSchedule;
import io.hourhand.timeline.EditInTime;
import io.hourhand.timeline.Pause;
import io.hourhand.timeline.Timeline;
import io.hourhand.timeline.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** One schedule, its ledger, a daemon and a clock that chance plays with. In memory; the decisions are the real ones. */
final class World {

    static final Instant START = Instant.parse("2026-03-27T06:30:00Z");

    private static final List<String> TIMINGS =
            List.of("*/7 * * * *", "0 * * * *", "30 2 * * *", "15,45 9-17 * * 1-5", "PT25M", "P1D", "PT90S");

    final UUID id = Ids.next();
    final TreeMap<Instant, SlotEntry> ledger = new TreeMap<>();
    final List<Version> versions = new ArrayList<>();
    private final Random chance;
    private final List<UUID> going = new ArrayList<>();
    Instant now = START;
    Instant latest = START;
    private ScheduleDefinition definition;
    private Optional<Pause> pause = Optional.empty();
    Optional<NextSlot> waiting;
    private Optional<Watch> watch;

    World(long seed) {
        chance = new Random(seed);
        definition = definition(true);
        versions.add(new Version(1, now, Optional.of(definition), pause, "ada"));
        waiting = NextSlot.after(id, definition, now);
        watch = Optional.of(Watch.begins(now, Optional.empty()));
    }

    Timeline timeline() {
        return Timeline.of(versions);
    }

    /** One thing that happens. */
    void step() {
        switch (chance.nextInt(8)) {
            case 0, 1, 2 -> live(some());
            case 3 -> sleep(some());
            case 4 -> restart();
            case 5 -> setBack();
            case 6 -> edit(now.plusMillis(chance.nextInt(1_000)));
            default -> pauseOrResume();
        }
    }

    /** The daemon comes back for good, at an instant that the clock never showed before. */
    void settle() {
        watch = Optional.empty();
        to(latest.plusSeconds(1));
        watch = Optional.of(Watch.begins(now, Optional.of(START)));
        look();
    }

    /** Time passes with the daemon awake, if it is up: it comes to each start within some milliseconds. */
    private void live(Duration time) {
        Instant end = now.plus(time);
        while (watch.isPresent()
                && waiting.filter(slot -> !slot.startAt().isAfter(end)).isPresent()) {
            Instant start = waiting.get().startAt();
            awake(start.isBefore(now) ? now : start.plusMillis(chance.nextInt(20)));
            look();
        }
        awake(end.isBefore(now) ? now : end);
    }

    private void awake(Instant then) {
        to(then);
        watch = watch.map(held -> new Watch(held.since(), now, held.before()));
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
        switch (chance.nextInt(3)) {
            case 0 -> save(definition.withEnabled(!definition.enabled()), pause, at);
            case 1 -> save(definition, pause, at);
            default -> save(definition(chance.nextInt(5) > 0), pause, at);
        }
    }

    private void pauseOrResume() {
        Optional<Instant> until = chance.nextBoolean() ? Optional.of(now.plus(some())) : Optional.empty();
        save(
                definition,
                pause.isEmpty() ? Optional.of(new Pause(now, until, "stocktaking", "bob")) : Optional.empty(),
                now);
    }

    /** What ScheduleStore and PauseStore do. */
    private void save(ScheduleDefinition next, Optional<Pause> wanted, Instant at) {
        Optional<Instant> decided = Optional.ofNullable(ledger.lastEntry())
                .map(last -> last.getValue().untilAt().orElse(last.getKey()));
        EditInTime edit = EditInTime.of(id, waiting, decided, next, at);
        definition = next;
        pause = wanted;
        versions.add(new Version(versions.size() + 1L, edit.effectiveFrom(), Optional.of(next), wanted, "ada"));
        waiting = edit.next();
    }

    private void look() {
        if (watch.isEmpty()) {
            return;
        }
        Watch seen = watch.get().seen(now);
        watch = Optional.of(seen);
        while (waiting.filter(slot -> !slot.startAt().isAfter(now)).isPresent()) {
            if (chance.nextBoolean()) {
                going.clear();
            }
            StoredSchedule stored = new StoredSchedule(
                    id,
                    versions.size(),
                    definition,
                    waiting.map(NextSlot::dueAt),
                    pause,
                    Optional.empty(),
                    START,
                    START);
            SlotPass.Outcome outcome =
                    SlotPass.decide(stored, timeline(), new Busy(List.copyOf(going), List.of()), seen, now);
            for (SlotEntry entry : outcome.entries()) {
                if (ledger.put(entry.dueAt(), entry) != null) {
                    throw new AssertionError(entry.dueAt() + " was decided twice");
                }
            }
            outcome.runs().forEach(run -> going.add(run.id()));
            waiting = outcome.next();
        }
    }

    private ScheduleDefinition definition(boolean enabled) {
        return new ScheduleDefinition(
                "one",
                "",
                enabled,
                timing(TIMINGS.get(chance.nextInt(TIMINGS.size()))),
                ZoneId.of(chance.nextBoolean() ? "Europe/Berlin" : "UTC"),
                List.of(),
                OnFailure.CONTINUE,
                any(Overlap.values()),
                new CatchUp(any(CatchUp.Mode.values()), Duration.ofHours(chance.nextInt(48)), 1 + chance.nextInt(5)),
                ClockChanges.DEFAULT,
                chance.nextInt(3) == 0 ? Duration.ofMinutes(40) : Duration.ZERO);
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

    /** The newest line that begins at or before an instant. */
    Optional<SlotEntry> newestLine(Instant slot) {
        return Optional.ofNullable(ledger.floorEntry(slot)).map(Map.Entry::getValue);
    }

    /** The line that stands for an instant. */
    Optional<SlotEntry> line(Instant slot) {
        return newestLine(slot)
                .filter(entry -> entry.dueAt().equals(slot)
                        || entry.untilAt()
                                .filter(until -> !until.isBefore(slot))
                                .isPresent());
    }
}
