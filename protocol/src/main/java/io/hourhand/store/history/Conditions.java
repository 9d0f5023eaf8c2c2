package io.hourhand.store.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a listing: only those that were asked for stand in the statement, so that its keys are used. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>(List.of("TRUE"));
    private final List<Object> values = new ArrayList<>();

    Conditions and(String condition, Optional<?> value) {
        value.ifPresent(given -> {
            conditions.add(condition);
            values.add(given);
        });
        return this;
    }

    String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    Object[] values(int limit) {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        return all.toArray();
    }
}
