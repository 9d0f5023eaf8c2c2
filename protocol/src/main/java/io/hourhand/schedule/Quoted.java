package io.hourhand.schedule;

/** Text from outside as it may stand in a message. */
final class Quoted {

    private static final int LONGEST = 40;

    private Quoted() {}

    /** In quotation marks, cut short, without control characters. */
    static String text(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
