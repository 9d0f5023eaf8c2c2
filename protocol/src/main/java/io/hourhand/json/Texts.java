package io.hourhand.json;

import io.hourhand.text.Beginning;
import java.util.Optional;

/** What holds for any text from outside that is stored. */
final class Texts {

    private static final int SHOWN = 100;

    private Texts() {}

    /** What is wrong with a text that may have at most so many characters. */
    static Optional<String> complaint(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of("has " + length + " characters; allowed are " + longest);
        }
        // Half a pair is no character: no database could give it back as it came.
        boolean broken = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
        return broken ? Optional.of("holds half a surrogate pair, which is no character") : Optional.empty();
    }

    /** A name as it may stand in a message. */
    static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return Beginning.shown(plain, SHOWN);
    }
}
