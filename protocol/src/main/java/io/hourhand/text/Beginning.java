package io.hourhand.text;

/**
 * The beginning of a text that is too long for its place. It ends between characters: half of a surrogate pair is no
 * text, and a database or a page shows a question mark for it, or refuses it.
 */
public final class Beginning {

    private static final String MORE = "…";

    private Beginning() {}

    /** At most so many UTF-16 units of a text. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean halved = most > 0
                && Character.isHighSurrogate(text.charAt(most - 1))
                && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, halved ? most - 1 : most);
    }

    /** The same for people: where something is left out, the last unit is a sign for that. */
    public static String shown(String text, int most) {
        return text.length() <= most ? text : of(text, most - MORE.length()) + MORE;
    }
}
