package io.hourhand.web.page.search;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.JobStatus;
import io.hourhand.store.schedule.ScheduleSearch;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.run.JobsQuery;
import io.hourhand.web.page.schedule.ScheduleQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody typed into the search: words such as {@code status:failed schedule:backup since:24h}, and names. They
 * lead to the address that the fields of a page would lead to, or are explained. Pure.
 */
final class SearchWords {

    private static final Pattern WORD = Pattern.compile("(?:([A-Za-z]+):)?(?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> OF_JOBS = List.of("status", "job", "since", "longer");
    private static final List<String> OF_SCHEDULES = List.of("state", "tag", "owner");

    /** Each key, with the values that it may have; none where it takes any text. */
    private static final Map<String, List<String>> KEYS = keys();

    private SearchWords() {}

    /** Where the words lead. */
    sealed interface Answer {}

    record Leads(String address) implements Answer {}

    /** @param complaints what is wrong with which word, in sentences */
    record Explained(List<String> complaints) implements Answer {}

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put(
                "status", Arrays.stream(JobStatus.values()).map(JobsQuery::word).toList());
        keys.put("schedule", List.of());
        keys.put("job", List.of());
        keys.put("since", filled(JobsQuery.WINDOWS));
        keys.put("longer", filled(JobsQuery.LENGTHS));
        keys.put(
                "state",
                Arrays.stream(ScheduleSearch.State.values())
                        .filter(state -> state != ScheduleSearch.State.ALL)
                        .map(ScheduleQuery::word)
                        .toList());
        keys.put("tag", List.of());
        keys.put("owner", List.of());
        return keys;
    }

    private static List<String> filled(List<String> words) {
        return words.stream().filter(word -> !word.isEmpty()).toList();
    }

    /** Words that may be typed, whole where they have values, else as far as the colon. */
    static List<String> suggestions() {
        return KEYS.entrySet().stream()
                .flatMap(key -> key.getValue().isEmpty()
                        ? Stream.of(key.getKey() + ":")
                        : key.getValue().stream().map(value -> key.getKey() + ":" + value))
                .toList();
    }

    static Answer read(String typed) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        Matcher words = WORD.matcher(typed.strip());
        while (words.find()) {
            String value = Optional.ofNullable(words.group(2)).orElseGet(() -> words.group(3));
            Optional<String> key = Optional.ofNullable(words.group(1)).map(word -> word.toLowerCase(Locale.ROOT));
            key.ifPresentOrElse(
                    word -> complaint(word, value, given.containsKey(word))
                            .ifPresentOrElse(complaints::add, () -> given.put(word, normal(word, value))),
                    () -> unfinished(value).ifPresentOrElse(complaints::add, () -> names.add(value)));
        }
        if (complaints.isEmpty() && ofJobs(given)) {
            OF_SCHEDULES.stream()
                    .filter(given::containsKey)
                    .forEach(word -> complaints.add(say("search.beside", word, String.join(", ", OF_JOBS))));
        }
        return complaints.isEmpty() ? new Leads(address(given, String.join(" ", names))) : new Explained(complaints);
    }

    private static String normal(String key, String value) {
        return KEYS.getOrDefault(key, List.of()).isEmpty() ? value : value.toLowerCase(Locale.ROOT);
    }

    /** A word whose value is missing, or stands behind a blank, is no name. */
    private static Optional<String> unfinished(String name) {
        String word = name.replaceFirst(":$", "").toLowerCase(Locale.ROOT);
        return name.endsWith(":") && KEYS.containsKey(word)
                ? Optional.of(say("search.no-value", name))
                : Optional.empty();
    }

    private static Optional<String> complaint(String key, String value, boolean again) {
        List<String> allowed = KEYS.get(key);
        if (allowed == null) {
            return Optional.of(say(
                    "search.unknown",
                    key,
                    KEYS.keySet().stream().map(word -> word + ":").collect(Collectors.joining(", "))));
        }
        if (again) {
            return Optional.of(say("search.twice", key));
        }
        if (allowed.isEmpty() || allowed.contains(value.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of(say("search.value", key, value, String.join(", ", allowed)));
    }

    private static boolean ofJobs(Map<String, String> given) {
        return OF_JOBS.stream().anyMatch(given::containsKey);
    }

    private static String address(Map<String, String> given, String names) {
        if (given.isEmpty() && ID.matcher(names).matches()) {
            return "/admin/runs/" + names;
        }
        String schedule = Stream.of(Optional.ofNullable(given.get("schedule")), Optional.of(names))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
        return ofJobs(given)
                ? "/admin/jobs?" + query(given, OF_JOBS)
                        + (schedule.isEmpty() ? "" : "&schedule=" + Form.encode(schedule))
                : ("/admin/schedules?" + (schedule.isEmpty() ? "" : "q=" + Form.encode(schedule) + "&")
                                + query(given, OF_SCHEDULES))
                        .replaceFirst("[?&]$", "");
    }

    private static String query(Map<String, String> given, List<String> keys) {
        return keys.stream()
                .filter(given::containsKey)
                .map(key -> (key.equals("job") ? "name" : key) + "=" + Form.encode(given.getOrDefault(key, "")))
                .collect(Collectors.joining("&"));
    }
}
