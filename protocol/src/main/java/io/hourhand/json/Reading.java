package io.hourhand.json;

import java.util.List;

/** What became of JSON from outside: a value, or all that is wrong with it. */
public sealed interface Reading<T> {

    record Valid<T>(T value) implements Reading<T> {}

    /** At least one error, in the order of the fields. */
    record Refused<T>(List<FieldError> errors) implements Reading<T> {

        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
