package io.hourhand.doctor;

/**
 * What was found of one thing.
 *
 * @param what how it is, in a sentence
 * @param todo what to do about it; empty where all is well
 */
public record Finding(String name, Verdict verdict, String what, String todo) {

    /** How it is in a word. */
    public enum Verdict {
        GOOD,
        /** It works, and somebody should know. */
        WARNING,
        /** It does not work. */
        BAD
    }

    static Finding good(String name, String what) {
        return new Finding(name, Verdict.GOOD, what, "");
    }

    static Finding warning(String name, String what, String todo) {
        return new Finding(name, Verdict.WARNING, what, todo);
    }

    static Finding bad(String name, String what, String todo) {
        return new Finding(name, Verdict.BAD, what, todo);
    }
}
