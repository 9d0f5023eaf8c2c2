package io.hourhand.web.page.bulk;

import io.hourhand.store.access.Role;
import io.hourhand.web.action.BulkEdits;
import io.hourhand.web.action.BulkRuns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be done with many schedules. */
public enum BulkAction {
    ON("Turn on", "turned on", Role.OPERATOR, "They start by themselves at their next times."),
    OFF(
            "Turn off",
            "turned off",
            Role.OPERATOR,
            "They start only by Run Now. Runs that go on now end as they were planned."),
    PAUSE(
            "Pause",
            "paused",
            Role.OPERATOR,
            "Their times are skipped while they are paused, and each is kept with your reason. A pause that one of them"
                    + " is in already is replaced."),
    RESUME("Resume", "resumed", Role.OPERATOR, "Their times run again from now on."),
    RUN(
            "Run Now",
            "asked to run",
            Role.OPERATOR,
            "Each is started once. One that may not overlap and is running already is not started, and you are told."),
    DELETE(
            "Delete",
            "deleted",
            Role.ADMIN,
            "They never start again, and this cannot be undone. Runs that go on now go on to their end; past runs and"
                    + " their logs stay.");

    private final String words;
    private final String done;
    private final Role least;
    private final String effect;

    BulkAction(String words, String done, Role least, String effect) {
        this.words = words;
        this.done = done;
        this.least = least;
        this.effect = effect;
    }

    /** On buttons. */
    public String words() {
        return words;
    }

    /** As in "3 schedules were turned on". */
    public String done() {
        return done;
    }

    /** Who may do it. */
    public Role least() {
        return least;
    }

    /** What will happen, in a sentence or two. */
    public String effect() {
        return effect;
    }

    /** How many schedules it takes at a time. */
    public int most() {
        return this == RUN ? BulkRuns.MOST : BulkEdits.MOST;
    }

    /** As forms have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BulkAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /** What somebody may do. */
    public static List<BulkAction> forRole(Role role) {
        return Arrays.stream(values())
                .filter(action -> role.covers(action.least()))
                .toList();
    }
}
