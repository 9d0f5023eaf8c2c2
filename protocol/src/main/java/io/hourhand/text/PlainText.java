package io.hourhand.text;

import java.util.regex.Pattern;

/** Output of jobs without the control sequences of terminals, and with a sign for what else is no text. */
public final class PlainText {

    /** With it each control sequence begins. */
    public static final char ESCAPE = '\u001b';

    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007]*\u0007?|[@-_])");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\n]]");

    private PlainText() {}

    public static String of(String text) {
        return CONTROL.matcher(SEQUENCE.matcher(text).replaceAll("")).replaceAll("\ufffd");
    }
}
