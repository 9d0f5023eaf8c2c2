package io.hourhand.web.page.crontab;

import java.util.function.Predicate;

/** What a schedule is called that was a line with a command: its program and arguments, unlike any other name. */
final class CommandName {

    private static final int LONGEST = 80;

    private CommandName() {}

    static String of(String command) {
        String plain = command.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        int end = plain.indexOf(' ');
        String program = end < 0 ? plain : plain.substring(0, end);
        String rest = end < 0 ? "" : plain.substring(end);
        String name = program.substring(program.lastIndexOf('/') + 1) + rest;
        String filled = name.isBlank() ? plain : name;
        return filled.codePointCount(0, filled.length()) <= LONGEST
                ? filled
                : filled.substring(0, filled.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** The name, or the first of "name 2", "name 3" … that is free. */
    static String free(String name, Predicate<String> taken) {
        String candidate = name;
        for (int i = 2; taken.test(candidate); i++) {
            candidate = name + " " + i;
        }
        return candidate;
    }
}
