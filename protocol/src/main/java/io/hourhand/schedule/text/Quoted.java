package io.hourhand.schedule.text;

import io.hourhand.text.Beginning;

/** Text from outside as it may stand in a message. */
public final class Quoted {

    private static final int LONGEST = 40;

    private Quoted() {}

    /** In quotation marks, cut short, without control characters. */
    public static String text(String text) {
        String shown = Beginning.shown(text, LONGEST);
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
