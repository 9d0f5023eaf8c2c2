package io.hourhand.text;

import java.util.Optional;

/** What went wrong at the bottom of a failure, in one line. */
public final class Reason {

    private Reason() {}

    /** What its first cause says; its name, where that says nothing. */
    public static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause.getMessage())
                .orElse(cause.getClass().getSimpleName())
                .strip()
                .replaceAll("\\s+", " ");
    }
}
