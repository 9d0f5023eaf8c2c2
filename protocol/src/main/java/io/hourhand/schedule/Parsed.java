package io.hourhand.schedule;

import java.util.function.Function;

/** What became of text from outside: a value, or a message for whoever wrote it. */
public sealed interface Parsed<T> permits Parsed.Valid, Parsed.Invalid {

    record Valid<T>(T value) implements Parsed<T> {}

    /**
     * The text was refused.
     *
     * @param message a sentence that says what is wrong, where, and what is allowed
     */
    record Invalid<T>(String message) implements Parsed<T> {}

    static <T> Parsed<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Parsed<T> invalid(String message) {
        return new Invalid<>(message);
    }

    default <R> Parsed<R> map(Function<? super T, ? extends R> change) {
        return flatMap(value -> new Valid<>(change.apply(value)));
    }

    default <R> Parsed<R> flatMap(Function<? super T, Parsed<R>> next) {
        return switch (this) {
            case Valid<T>(T value) -> next.apply(value);
            case Invalid<T>(String message) -> new Invalid<>(message);
        };
    }
}
