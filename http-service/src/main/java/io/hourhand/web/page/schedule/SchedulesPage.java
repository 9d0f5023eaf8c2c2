package io.hourhand.web.page.schedule;

import io.hourhand.store.ScheduleListing;
import io.hourhand.store.ScheduleListing.Counts;
import io.hourhand.store.ScheduleListing.State;
import io.hourhand.web.page.frame.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The list of schedules.
 *
 * @param text what was looked for
 * @param previous the address of the page before
 */
public record SchedulesPage(
        List<ScheduleLine> lines,
        Counts counts,
        String text,
        State state,
        Optional<String> previous,
        Optional<String> next) {

    static String address(String text, State state, String edge, String name) {
        String query = (text.isEmpty() ? "" : "&q=" + Form.encode(text))
                + (state == State.ALL ? "" : "&state=" + word(state))
                + (name.isEmpty() ? "" : "&" + edge + "=" + Form.encode(name));
        return "/admin/schedules" + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    /** Where a tab leads to. */
    public String tab(State other) {
        return address(text, other, "", "");
    }

    public static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public boolean filtered() {
        return !text.isEmpty() || state != State.ALL;
    }

    /** What a tab is called, with its count where that is known. */
    public String label(State other) {
        return switch (other) {
            case ALL -> "All " + counts.all();
            case ON -> "On " + counts.on();
            case OFF -> "Off " + (counts.all() - counts.on());
            case RUNNING -> "Running";
            case LATE -> "Late " + counts.late();
        };
    }

    public static List<State> states() {
        return List.of(State.values());
    }

    /** The seconds of grace before a start counts as late. */
    public long grace() {
        return ScheduleListing.GRACE.toSeconds();
    }
}
