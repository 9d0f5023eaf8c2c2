package io.hourhand.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A kind of job and what its configuration holds: what a reader is shown and what an edit is checked against.
 *
 * @param config its fields; all others are refused
 */
public record JobType(String name, String description, List<ConfigField> config) {

    public static final List<JobType> ALL = List.of(
            new JobType(
                    "sql",
                    "Runs SQL statements in order, on a connection of their own.",
                    List.of(
                            ConfigField.required(
                                    "statement",
                                    ConfigField.Kind.TEXT,
                                    "one or more statements, parted by semicolons; :name stands for a parameter"),
                            ConfigField.optional(
                                    "dataSource",
                                    ConfigField.Kind.TEXT,
                                    "which database; \"default\" is that of DATABASE_URL"),
                            ConfigField.optional(
                                    "parameters", ConfigField.Kind.VALUES, "values for the :names in the statement"))),
            new JobType(
                    "java",
                    "Runs a job class out of a jar in the daemon's JOBS_PATH.",
                    List.of(
                            ConfigField.required(
                                    "job", ConfigField.Kind.TEXT, "the name under which the class registers itself"),
                            ConfigField.optional(
                                    "parameters", ConfigField.Kind.VALUES, "what the class finds in its context"))),
            new JobType(
                    "http",
                    "Sends one HTTP request; an expected status is success.",
                    List.of(
                            ConfigField.optional("method", ConfigField.Kind.METHOD, "POST unless said otherwise"),
                            ConfigField.required("url", ConfigField.Kind.URL, "an http or https address"),
                            ConfigField.optional("headers", ConfigField.Kind.TEXTS_BY_NAME, "request headers"),
                            ConfigField.optional("body", ConfigField.Kind.TEXT, "the request's body"),
                            ConfigField.optional(
                                    "expectStatus",
                                    ConfigField.Kind.STATUSES,
                                    "the statuses that count as success; 200 unless said otherwise"))),
            new JobType(
                    "command",
                    "Runs a program as a child process, where the daemon's operator allows it (COMMAND_JOBS=true).",
                    List.of(
                            ConfigField.required(
                                    "argv", ConfigField.Kind.TEXTS, "the program and its arguments; no shell is asked"),
                            ConfigField.optional(
                                    "environment", ConfigField.Kind.TEXTS_BY_NAME, "variables added to the program's"),
                            ConfigField.optional(
                                    "workingDirectory", ConfigField.Kind.TEXT, "the folder that it starts in"))));

    public static Optional<JobType> find(String name) {
        return ALL.stream().filter(type -> type.name.equals(name)).findFirst();
    }

    /** Notes what is wrong with a configuration. An empty one is a job still to be written: it fails when it runs. */
    Optional<JsonNode> check(Fields fields, JsonNode node) {
        if (!node.isEmpty()) {
            config.forEach(field -> field.check(fields));
        }
        return Optional.of(node);
    }
}
