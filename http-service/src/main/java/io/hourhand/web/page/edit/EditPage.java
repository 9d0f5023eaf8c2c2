package io.hourhand.web.page.edit;

import io.hourhand.json.ConfigField;
import io.hourhand.json.JobType;
import io.hourhand.schedule.ZoneNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The form of a schedule.
 *
 * @param action where it goes
 * @param back where "cancel" goes
 * @param fields what stands in it
 * @param errors what is wrong, by the place of the field in the API's JSON
 * @param conflict fields that somebody else saved otherwise meanwhile
 * @param focus the job that was just moved; -1 for none
 */
public record EditPage(
        String title,
        String action,
        String back,
        Map<String, String> fields,
        Map<String, String> errors,
        List<Difference> conflict,
        Preview preview,
        int focus) {

    /** A field that two people saved differently. */
    public record Difference(String field, String theirs, String yours) {}

    public String value(String field) {
        return fields.getOrDefault(field, "");
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    public Optional<String> error(String place) {
        return Optional.ofNullable(errors.get(place)).map(EditPage::sentence);
    }

    public List<Integer> jobs() {
        String count = value("jobs");
        return IntStream.range(0, count.matches("\\d{1,3}") ? Integer.parseInt(count) : 0)
                .boxed()
                .toList();
    }

    public static List<JobType> types() {
        return JobType.ALL;
    }

    public List<ConfigField> config(int job) {
        return JobType.find(value("jobs[" + job + "].type"))
                .map(JobType::config)
                .orElse(List.of());
    }

    public static List<String> zones() {
        return ZoneNames.all();
    }

    /** The id of a field's element: brackets and dots would have to be escaped in links and styles. */
    public static String id(String field) {
        return field.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** What a field in the list of errors is called. */
    public static String called(String place) {
        return place.isEmpty()
                ? "The form"
                : place.replaceFirst("^jobs\\[(\\d+)]", "Job $1")
                        .replaceFirst("^Job (\\d+)\\.?", "Job $1 ")
                        .strip();
    }

    public boolean wrong(int job) {
        return errors.keySet().stream()
                .anyMatch(place ->
                        place.startsWith("jobs[" + job + "].retry") || place.startsWith("jobs[" + job + "].timeout"));
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
