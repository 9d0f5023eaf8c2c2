package io.hourhand.web.page.crontab;

import java.util.List;

/** What a line of a crontab says. Comments and empty lines say nothing. */
sealed interface CrontabLine {

    /** Counted from 1. */
    int number();

    /**
     * A time and a command.
     *
     * @param note the comment right above it; empty where there is none
     * @param zone that of the last CRON_TZ before it; empty for the one that the reader chose
     * @param shell by which the command is run
     * @param environment what was set before it
     * @param delay the longest random delay, in minutes
     */
    record Entry(
            int number,
            String timing,
            String command,
            String note,
            String zone,
            String shell,
            List<Variable> environment,
            int delay)
            implements CrontabLine {}

    /**
     * A setting that was understood, or is ignored.
     *
     * @param effect what becomes of it, as the end of a sentence
     */
    record Setting(int number, String name, boolean ignored, String effect) implements CrontabLine {}

    /**
     * A line that cannot be read.
     *
     * @param text as it was written
     * @param column of the character at which it goes wrong, counted from 1
     */
    record Wrong(int number, String text, int column, String message) implements CrontabLine {}

    /** A variable that a program finds. */
    record Variable(String name, String value) {}
}
