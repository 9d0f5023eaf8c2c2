package io.hourhand.web.page.run;

import io.hourhand.text.Beginning;
import java.util.regex.Pattern;

/** Output of jobs as a page may show it: without the control sequences of terminals, and not endlessly wide. */
public final class LogText {

    public static final int LONGEST = 4_000;

    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007]*\u0007?|[@-_])");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\n]]");

    private LogText() {}

    public static String line(String text) {
        String shown = Beginning.of(text, LONGEST);
        int left = text.length() - shown.length();
        return plain(shown) + (left > 0 ? " … " + left + " more characters, in the raw log" : "");
    }

    public static String plain(String text) {
        return CONTROL.matcher(SEQUENCE.matcher(text).replaceAll("")).replaceAll("\ufffd");
    }

    /** The first line of an error, for a list. */
    public static String firstLine(String error) {
        String line = plain(error).lines().findFirst().orElse("").strip();
        return Beginning.shown(line, 300);
    }
}
