package io.hourhand.store.schedule;

import io.hourhand.policy.OwnRetention;
import io.hourhand.run.Ids;
import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Sql;
import io.hourhand.store.sql.StoreException;
import io.hourhand.timeline.EditInTime;
import io.hourhand.timeline.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Schedules as people edit them. Each edit is a new version, in force from its instant. */
public final class ScheduleStore {

    private final Database database;

    public ScheduleStore(Database database) {
        this.database = database;
    }

    /** What became of an edit. */
    public sealed interface Edit {

        record Saved(StoredSchedule schedule) implements Edit {}

        /** Another schedule has this name. */
        record NameTaken() implements Edit {}

        /** There is no such schedule. */
        record Unknown() implements Edit {}

        /** Somebody else saved it since; this is how it stands now. */
        record Stale(StoredSchedule current) implements Edit {}
    }

    /** A page of schedules by name, with any tag or none. */
    public List<StoredSchedule> list(String text, Optional<Boolean> enabled, Optional<String> after, int limit) {
        return list(text, enabled, Optional.empty(), after, limit);
    }

    /**
     * A page of schedules by name, then id.
     *
     * @param text part of the name or description that is looked for; empty for all
     * @param tag a word that they have
     * @param after the name of the last one on the page before
     */
    public List<StoredSchedule> list(
            String text, Optional<Boolean> enabled, Optional<String> tag, Optional<String> after, int limit) {
        String like = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        String tagged = tag.isEmpty() ? "" : " AND id IN (SELECT scheduleId FROM ScheduleTag WHERE tag = ?)";
        Object[] values = Stream.of(Stream.of(text, like, like, enabled, after, after), tag.stream(), Stream.of(limit))
                .flatMap(part -> part)
                .toArray();
        return database.each(sql -> ScheduleRows.whole(
                sql,
                sql.rows(
                        ScheduleRows.SELECT
                                + " WHERE (? = '' OR CONVERT(name USING utf8mb4) COLLATE utf8mb4_unicode_520_ci LIKE ?"
                                + " OR CONVERT(description USING utf8mb4) COLLATE utf8mb4_unicode_520_ci LIKE ?)"
                                + " AND enabled = COALESCE(?, enabled) AND (? IS NULL OR name > ?)" + tagged
                                + " ORDER BY name LIMIT ?",
                        ScheduleRows::bare,
                        values)));
    }

    public Optional<StoredSchedule> find(UUID id) {
        return database.each(sql -> find(sql, id));
    }

    /** A schedule through all its versions; empty before the first one. Also of one that was deleted. */
    public Timeline timeline(UUID id) {
        return database.each(sql -> VersionRows.all(sql, id));
    }

    /** The slot that a schedule waits for, without jitter; none where it is off, gone, or never fires again. */
    public Optional<Instant> nextSlot(UUID id) {
        return database.each(sql ->
                        sql.row("SELECT nextDueAt FROM Schedule WHERE id = ?", row -> row.instantIf("nextDueAt"), id))
                .flatMap(due -> due);
    }

    /** Of all of them. */
    public Set<String> names() {
        return Set.copyOf(database.each(sql -> sql.rows("SELECT name FROM Schedule", row -> row.text("name"))));
    }

    public Optional<StoredSchedule> findByName(String name) {
        return database.each(sql -> sql.row("SELECT id FROM Schedule WHERE name = ?", row -> row.id("id"), name)
                .flatMap(id -> find(sql, id)));
    }

    /**
     * Adds a schedule.
     *
     * @param editor who does it
     * @param now from when it is in force: its first slot is the first one after
     */
    public Edit create(ScheduleDefinition schedule, String editor, Instant now) {
        return create(schedule, Optional.empty(), editor, now);
    }

    /** Adds a schedule together with a rule of its own of how long its runs stay. */
    public Edit create(ScheduleDefinition schedule, Optional<OwnRetention> own, String editor, Instant now) {
        UUID id = Ids.next();
        Instant from = now.truncatedTo(ChronoUnit.MICROS);
        Optional<NextSlot> next = NextSlot.after(id, schedule, from);
        return saving(sql -> {
            Object[] values = Stream.of(
                            Stream.of(id),
                            Stream.of(ScheduleRows.values(schedule)),
                            Stream.of(next.map(NextSlot::dueAt), Optional.empty(), 1L, now, now),
                            Stream.of(next.map(NextSlot::startAt)))
                    .flatMap(part -> part)
                    .toArray();
            sql.update(
                    "INSERT INTO Schedule (" + ScheduleRows.COLUMNS
                            + ", nextStartAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values);
            ScheduleRows.replaceJobs(sql, id, schedule.jobs());
            TagRows.replace(sql, id, schedule.tags());
            VersionRows.insert(sql, id, 1, from, schedule, Optional.empty(), editor);
            own.ifPresent(rule -> RetentionStore.replace(sql, id, rule, editor, now));
            return new Edit.Saved(find(sql, id).orElseThrow());
        });
    }

    /**
     * Replaces a schedule by another definition of it.
     *
     * @param expected the version that the editor saw; empty to replace whatever is there
     * @param now from when it is in force; slots up to then are still those of the old definition
     */
    public Edit update(UUID id, Optional<Long> expected, ScheduleDefinition schedule, String editor, Instant now) {
        return update(id, expected, schedule, Optional.empty(), editor, now);
    }

    /**
     * Replaces a schedule together with its own rule of how long its runs stay.
     *
     * @param own the rule; empty to leave it as it is
     */
    public Edit update(
            UUID id,
            Optional<Long> expected,
            ScheduleDefinition schedule,
            Optional<OwnRetention> own,
            String editor,
            Instant now) {
        return saving(sql -> ScheduleEdit.locked(sql, id, expected, before -> {
            EditInTime edit = ScheduleEdit.place(sql, before, schedule, now);
            long version = before.version() + 1;
            Object[] values = Stream.of(
                            Stream.of(ScheduleRows.values(schedule)),
                            Stream.of(
                                    edit.next().map(NextSlot::dueAt),
                                    edit.next().map(NextSlot::startAt),
                                    version,
                                    edit.effectiveFrom(),
                                    id))
                    .flatMap(part -> part)
                    .toArray();
            sql.update(
                    "UPDATE Schedule SET name = ?, description = ?, enabled = ?, timingType = ?, timing = ?,"
                            + " timeZone = ?, gapRule = ?, repeatRule = ?, jitterMs = ?, onFailure = ?, overlapRule = ?,"
                            + " catchUpMode = ?, catchUpMs = ?, catchUpMaxRuns = ?, runTimeoutMs = ?, nextDueAt = ?, nextStartAt = ?,"
                            + " problem = NULL, version = ?, updatedAt = ? WHERE id = ?",
                    values);
            ScheduleRows.replaceJobs(sql, id, schedule.jobs());
            TagRows.replace(sql, id, schedule.tags());
            VersionRows.insert(
                    sql,
                    id,
                    version,
                    edit.effectiveFrom(),
                    schedule,
                    ScheduleEdit.carriedOn(before, edit.effectiveFrom()),
                    editor);
            own.ifPresent(rule -> RetentionStore.replace(sql, id, rule, editor, now));
        }));
    }

    /** Takes a schedule away; its runs and their logs stay. Says whether there was one. */
    public boolean delete(UUID id) {
        return database.transaction(sql -> {
            sql.update("DELETE FROM ScheduleJob WHERE scheduleId = ?", id);
            TagRows.replace(sql, id, List.of());
            return sql.update("DELETE FROM Schedule WHERE id = ?", id) == 1;
        });
    }

    /**
     * Takes a schedule away, if it still is the version that the editor saw.
     *
     * @return {@link Edit.Saved} with the schedule as it was, {@link Edit.Unknown} or {@link Edit.Stale}
     */
    public Edit delete(UUID id, Optional<Long> expected) {
        return database.transaction(sql -> {
            sql.exists("SELECT 1 FROM Schedule WHERE id = ? FOR UPDATE", id);
            Optional<StoredSchedule> before = find(sql, id);
            if (before.isEmpty()) {
                return new Edit.Unknown();
            }
            if (expected.isPresent() && expected.get() != before.get().version()) {
                return new Edit.Stale(before.get());
            }
            sql.update("DELETE FROM ScheduleJob WHERE scheduleId = ?", id);
            TagRows.replace(sql, id, List.of());
            sql.update("DELETE FROM Schedule WHERE id = ?", id);
            return new Edit.Saved(before.get());
        });
    }

    static Optional<StoredSchedule> find(Sql sql, UUID id) {
        List<StoredSchedule> bare = sql.rows(ScheduleRows.SELECT + " WHERE id = ?", ScheduleRows::bare, id);
        return ScheduleRows.whole(sql, bare).stream().findFirst();
    }

    private Edit saving(Function<Sql, Edit> work) {
        try {
            return database.transaction(work);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE) {
                return new Edit.NameTaken();
            }
            throw e;
        }
    }
}
