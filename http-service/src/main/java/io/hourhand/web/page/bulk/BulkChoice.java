package io.hourhand.web.page.bulk;

import io.hourhand.web.action.BulkEdits.Seen;
import io.hourhand.web.page.frame.Form;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The schedules that a form names: a field each, whose value is the version that its reader saw. */
final class BulkChoice {

    private static final String FIELD = "s.";

    private BulkChoice() {}

    static List<Seen> of(Form form) {
        return form.fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith(FIELD))
                .flatMap(field -> seen(field.getKey().substring(FIELD.length()), field.getValue()).stream())
                .toList();
    }

    private static Optional<Seen> seen(String id, String version) {
        try {
            long number = version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
            return Optional.of(new Seen(UUID.fromString(id), number));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
