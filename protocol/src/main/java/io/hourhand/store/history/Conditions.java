package io.hourhand.store.history;

import java.util.ArrayList;
import java.util.Collections;
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

    /** That a column has one of some values; of none it has none. */
    Conditions in(String column, Optional<? extends List<?>> some) {
        some.ifPresent(given -> {
            conditions.add(
                    given.isEmpty()
                            ? "FALSE"
                            : column + " IN (" + String.join(", ", Collections.nCopies(given.size(), "?")) + ")");
            values.addAll(given);
        });
        return this;
    }

    String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    /** The values of these and then of others, for a statement in which both stand in this order. */
    Object[] followedBy(Conditions others, int limit) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(others.values);
        all.add(limit);
        return all.toArray();
    }

    Object[] values(int limit) {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        return all.toArray();
    }
}
