package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.schedule.ScheduleListing.Counts;
import io.hourhand.store.schedule.ScheduleListing.Tag;
import io.hourhand.store.schedule.ScheduleSearch;
import io.hourhand.store.schedule.ScheduleSearch.State;
import java.util.List;
import java.util.Optional;

/**
 * The list of schedules.
 *
 * @param query what was looked for
 * @param tags all words that there are to look for
 * @param previous the address of the page before
 */
public record SchedulesPage(
        List<ScheduleLine> lines,
        Counts counts,
        ScheduleQuery query,
        List<Tag> tags,
        Optional<String> previous,
        Optional<String> next) {

    /** What a tab is called, with its count where that is known. */
    public String label(State other) {
        return switch (other) {
            case ALL -> say("schedules.tab.all", counts.all());
            case ON -> say("schedules.tab.on", counts.on());
            case OFF -> say("schedules.tab.off", counts.all() - counts.on());
            case PAUSED -> say("schedules.paused");
            case RUNNING -> say("look.running");
            case LATE -> say("schedules.tab.late", counts.late());
        };
    }

    public static List<State> states() {
        return List.of(State.values());
    }

    /** The words that name no owner. */
    public List<Tag> words() {
        return tags.stream()
                .filter(tag -> !tag.word().startsWith(ScheduleSearch.OWNER))
                .toList();
    }

    /** Those who look after a schedule. */
    public List<Tag> owners() {
        return tags.stream()
                .filter(tag -> tag.word().startsWith(ScheduleSearch.OWNER))
                .map(tag -> new Tag(ScheduleQuery.owner(tag.word()), tag.schedules()))
                .filter(owner -> !owner.word().isEmpty())
                .toList();
    }

    /** A word that is looked for and is none that any schedule has. */
    public static Optional<String> strange(Optional<String> wanted, List<Tag> known) {
        return wanted.filter(word -> known.stream().noneMatch(tag -> tag.word().equals(word)));
    }
}
