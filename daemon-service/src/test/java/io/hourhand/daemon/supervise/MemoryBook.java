package io.hourhand.daemon.supervise;

import io.hourhand.policy.Busy;
import io.hourhand.run.Ids;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.timeline.EditInTime;
import io.hourhand.timeline.Pause;
import io.hourhand.timeline.Timeline;
import io.hourhand.timeline.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Does what the stores do, without a database: thousands of worlds are played in seconds. */
final class MemoryBook implements Book {

    private final UUID id = Ids.next();
    private final List<Version> versions = new ArrayList<>();
    private final TreeMap<Instant, SlotEntry> ledger = new TreeMap<>();
    private ScheduleDefinition definition;
    private Optional<Pause> pause = Optional.empty();
    private Optional<NextSlot> waiting;

    MemoryBook(ScheduleDefinition definition, Instant now) {
        this.definition = definition;
        this.waiting = NextSlot.after(id, definition, now);
        versions.add(new Version(1, now, Optional.of(definition), pause, "ada"));
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public void edit(ScheduleDefinition next, Instant at) {
        save(next, pause, at);
    }

    @Override
    public void pause(Optional<Instant> until, Instant at) {
        save(definition, Optional.of(new Pause(at, until, "stocktaking", "bob")), at);
    }

    @Override
    public void resume(Instant at) {
        save(definition, Optional.empty(), at);
    }

    private void save(ScheduleDefinition next, Optional<Pause> wanted, Instant at) {
        Optional<Instant> decided = Optional.ofNullable(ledger.lastEntry())
                .map(Map.Entry::getValue)
                .map(last -> last.untilAt().orElse(last.dueAt()));
        EditInTime edit = EditInTime.of(id, waiting, decided, next, at);
        definition = next;
        pause = wanted;
        versions.add(new Version(versions.size() + 1L, edit.effectiveFrom(), Optional.of(next), wanted, "ada"));
        waiting = edit.next();
    }

    @Override
    public Optional<NextSlot> waiting() {
        return waiting;
    }

    @Override
    public List<UUID> decide(Busy busy, Watch watch, Instant now) {
        List<UUID> made = new ArrayList<>();
        while (waiting.filter(slot -> !slot.startAt().isAfter(now)).isPresent()) {
            List<UUID> going = new ArrayList<>(busy.running());
            going.addAll(made);
            SlotPass.Outcome outcome =
                    SlotPass.decide(stored(), timeline(), new Busy(going, busy.queued()), watch.seen(now), now);
            for (SlotEntry entry : outcome.entries()) {
                if (ledger.put(entry.dueAt(), entry) != null) {
                    throw new AssertionError(entry.dueAt() + " was decided twice");
                }
            }
            outcome.runs().forEach(run -> made.add(run.id()));
            waiting = outcome.next();
        }
        return made;
    }

    /** What was not committed never was. */
    @Override
    public void cut(Busy busy, Watch watch, Instant now) {}

    /** There are no runs here. */
    @Override
    public void again(Random chance, Instant now) {}

    private StoredSchedule stored() {
        Instant made = versions.getFirst().effectiveFrom();
        Optional<Instant> next = waiting.map(NextSlot::dueAt);
        return new StoredSchedule(id, versions.size(), definition, next, pause, Optional.empty(), made, made);
    }

    @Override
    public Timeline timeline() {
        return Timeline.of(versions);
    }

    @Override
    public Collection<SlotEntry> lines() {
        return ledger.values();
    }
}
