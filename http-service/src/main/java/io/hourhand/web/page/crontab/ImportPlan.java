package io.hourhand.web.page.crontab;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.json.FieldError;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.web.page.crontab.CrontabLine.Entry;
import io.hourhand.web.page.crontab.CrontabLine.Setting;
import io.hourhand.web.page.crontab.CrontabLine.Wrong;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What would come of a crontab.
 *
 * @param wrong lines that are left out
 * @param fields what is wrong with the fields beside it, by their names
 */
record ImportPlan(List<Planned> planned, List<Setting> settings, List<Wrong> wrong, Map<String, String> fields) {

    /** So many lines are taken at a time. */
    static final int MOST = 200;

    /** A text that is longer is no crontab that somebody wrote, and is not read. */
    static final int MOST_LETTERS = 100_000;

    static final int MOST_LINES = 2_000;

    private static final Set<String> FIELDS = Set.of("timeZone", "tags");

    /** @param taken whether a schedule has this name */
    static ImportPlan of(ImportForm form, Predicate<String> taken, Instant now) {
        if (form.crontab().length() > MOST_LETTERS || form.crontab().lines().count() > MOST_LINES) {
            return new ImportPlan(
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of("crontab", say("import.long", String.valueOf(MOST_LINES), String.valueOf(MOST_LETTERS))));
        }
        int entries = 0;
        List<Planned> planned = new ArrayList<>();
        List<Setting> settings = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (CrontabLine line : CrontabReader.read(form.crontab())) {
            switch (line) {
                case Setting setting -> settings.add(setting);
                case Wrong bad -> wrong.add(bad);
                case Entry entry -> {
                    if (++entries > MOST) {
                        wrong.add(new Wrong(entry.number(), entry.timing(), 1, say("import.many", MOST)));
                        continue;
                    }
                    String name = CommandName.free(
                            CommandName.of(entry.command()), some -> names.contains(some) || taken.test(some));
                    switch (Planned.read(entry, form, name, now)) {
                        case Reading.Valid<ScheduleDefinition>(ScheduleDefinition definition) -> {
                            names.add(name);
                            planned.add(new Planned(entry, definition));
                        }
                        case Reading.Refused<ScheduleDefinition>(List<FieldError> errors) ->
                            errors.forEach(error -> refused(entry, error, wrong, fields));
                    }
                }
            }
        }
        return new ImportPlan(planned, settings, wrong, fields);
    }

    /** What is wrong with the line itself stands beside the line, all else beside its field. */
    private static void refused(Entry entry, FieldError error, List<Wrong> wrong, Map<String, String> fields) {
        String place = error.field().endsWith("timeout") ? "timeout" : error.field();
        if (place.equals("timeout") || FIELDS.contains(place)) {
            fields.putIfAbsent(place, error.message());
        } else {
            wrong.add(new Wrong(entry.number(), entry.timing() + " " + entry.command(), 1, error.message()));
        }
    }

    /** Names what somebody has seen: sent back with another text, or when names were taken meanwhile, it is another. */
    String mark(ImportForm form) {
        List<String> names =
                planned.stream().map(one -> one.definition().name()).toList();
        return Integer.toHexString(List.of(form.crontab().strip(), form.zone(), form.tagsText(), form.timeout(), names)
                .hashCode());
    }

    /** The same, with a complaint beside the text. */
    ImportPlan but(String complaint) {
        return new ImportPlan(planned, settings, wrong, Map.of("crontab", complaint));
    }

    boolean empty() {
        return planned.isEmpty() && wrong.isEmpty() && fields.isEmpty();
    }
}
