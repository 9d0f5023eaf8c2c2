package io.hourhand.web.page.edit;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.json.ConfigField;
import io.hourhand.json.JobType;
import io.hourhand.schedule.ZoneNames;
import io.hourhand.text.Beginning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** What the flag of a job says whose fields are shown; of the others only a line is. */
    public static final String OPEN = "yes";

    private static final int DIGEST = 90;
    private static final Pattern JOB = Pattern.compile("jobs\\[(\\d{1,3})]\\.?(.*)");

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

    /** What a field of a job is for, and how several values stand in it. */
    public static String hint(ConfigField field) {
        return switch (field.kind()) {
            case TEXT, METHOD, URL, STATUSES -> field.description();
            case TEXTS -> say("edit.job.texts", field.description());
            case TEXTS_BY_NAME -> say("edit.job.texts-by-name", field.description());
            case VALUES -> say("edit.job.values", field.description());
        };
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
        Matcher job = JOB.matcher(place);
        if (job.matches()) {
            return say("edit.job", Integer.parseInt(job.group(1)) + 1) + (" " + job.group(2)).stripTrailing();
        }
        return place.isEmpty() ? say("edit.form") : place;
    }

    public boolean wrong(int job) {
        return errors.keySet().stream()
                .anyMatch(place ->
                        place.startsWith("jobs[" + job + "].retry") || place.startsWith("jobs[" + job + "].timeout"));
    }

    /** Whether anything of a job is wrong. */
    public boolean faulty(int job) {
        return errors.keySet().stream().anyMatch(place -> place.startsWith("jobs[" + job + "]"));
    }

    /** Whether the fields of a job are shown at once. */
    public boolean open(int job) {
        return is("jobs[" + job + "].open", OPEN) || faulty(job);
    }

    /** What a job does, in a line: the beginning of what is configured first. */
    public String digest(int job) {
        return config(job).stream()
                .map(field -> value("jobs[" + job + "].config." + field.name()).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> text.replaceAll("\\s+", " "))
                .map(text -> Beginning.shown(text, DIGEST))
                .orElse("");
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
