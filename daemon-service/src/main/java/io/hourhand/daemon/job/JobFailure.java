package io.hourhand.daemon.job;

import java.util.Optional;

/**
 * A job that did not do what it should, in the ordinary way: an exit code, an answer, a statement that was refused. Its
 * message says all there is, so it has no stack: that would be one of ours, and look as if we had crashed.
 */
final class JobFailure extends Exception {

    private static final long serialVersionUID = 1L;

    JobFailure(String message) {
        super(message, null, false, false);
    }

    /** What somebody else's exception says, or its name where it says nothing. */
    static JobFailure of(String what, Exception cause) {
        return new JobFailure(what
                + Optional.ofNullable(cause.getMessage())
                        .filter(said -> !said.isBlank())
                        .orElse(cause.getClass().getSimpleName()));
    }
}
