package io.hourhand.web.page.bulk;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.access.Role;
import io.hourhand.web.action.BulkEdits;
import io.hourhand.web.action.BulkRuns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be done with many schedules. */
public enum BulkAction {
    ON,
    OFF,
    PAUSE,
    RESUME,
    RUN,
    DELETE;

    /** On buttons. */
    public String words() {
        return switch (this) {
            case ON -> say("bulk.on");
            case OFF -> say("bulk.off");
            case PAUSE -> say("word.pause");
            case RESUME -> say("word.resume");
            case RUN -> say("word.run-now");
            case DELETE -> say("bulk.delete");
        };
    }

    /** Who may do it. */
    public Role least() {
        return this == DELETE ? Role.ADMIN : Role.OPERATOR;
    }

    /** What will happen, in a sentence or two. */
    public String effect() {
        return switch (this) {
            case ON -> say("bulk.on.effect");
            case OFF -> say("bulk.off.effect");
            case PAUSE -> say("bulk.pause.effect");
            case RESUME -> say("bulk.resume.effect");
            case RUN -> say("bulk.run.effect");
            case DELETE -> say("bulk.delete.effect");
        };
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
