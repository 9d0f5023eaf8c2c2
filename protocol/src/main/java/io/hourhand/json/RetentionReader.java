package io.hourhand.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.policy.OwnRetention;
import io.hourhand.policy.Retention;
import java.util.Optional;

/** A schedule's own rule of retention out of the API's JSON. */
public final class RetentionReader {

    private RetentionReader() {}

    public static Reading<OwnRetention> read(JsonNode body) {
        return Fields.read(
                body,
                fields -> Optional.of(new OwnRetention(
                        whole(fields, "keepDays", Retention.MOST_DAYS),
                        whole(fields, "keepLast", Retention.MOST_RUNS),
                        whole(fields, "keepLogDays", Retention.MOST_DAYS))));
    }

    private static Optional<Integer> whole(Fields fields, String name, int most) {
        if (fields.value(name).isEmpty()) {
            return Optional.empty();
        }
        int value = fields.whole(name, 0);
        return value >= 0 && value <= most
                ? Optional.of(value)
                : fields.wrong(name, "must be a whole number from 0 to " + most);
    }
}
