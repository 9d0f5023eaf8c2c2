package io.hourhand.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** One entry of the field {@code jobs}. */
final class JobReader {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private JobReader() {}

    static Optional<JobSpec> read(Fields fields) {
        Optional<String> name = fields.required("name", 200);
        Optional<JobType> type = fields.required("type", 100).flatMap(word -> JobType.find(word)
                .or(() -> fields.wrong(
                        "type",
                        "must be one of "
                                + JobType.ALL.stream().map(JobType::name).collect(Collectors.joining(", ")))));
        JsonNode config = fields.value("config").orElseGet(JsonNodeFactory.instance::objectNode);
        type.ifPresent(known -> fields.object("config", inner -> known.check(inner, config)));
        Duration timeout = fields.duration("timeout", TIMEOUT);
        if (timeout.compareTo(SHORTEST) < 0) {
            fields.wrong("timeout", "must be longer than zero");
        }
        Retry retry = fields.object("retry", JobReader::retry).orElse(Retry.DEFAULT);
        OnRestart onRestart = fields.word("onRestart", OnRestart.class).orElse(OnRestart.RERUN);
        return name.flatMap(text ->
                type.map(known -> new JobSpec(text, known.name(), config.toString(), timeout, retry, onRestart)));
    }

    private static Optional<Retry> retry(Fields fields) {
        return fields.parsed(Retry.of(
                fields.whole("maxAttempts", Retry.DEFAULT.maxAttempts()),
                fields.duration("backoff", Retry.DEFAULT.backoff()),
                fields.decimal("factor", Retry.DEFAULT.factor()),
                fields.duration("maxBackoff", Retry.DEFAULT.maxBackoff())));
    }
}
