package io.hourhand.quickstart.house;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the user sees: UTF-8 whatever the locale, colour only where it is wanted. */
public final class Console {

    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out = stream(FileDescriptor.out);
    private final PrintStream err = stream(FileDescriptor.err);
    private final boolean colour;

    /** @param wanted false to write no colour whatever the terminal can do */
    public Console(boolean wanted, boolean terminal, Map<String, String> environment) {
        boolean refused = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        this.colour = wanted && terminal && !refused;
    }

    /** A step that begins, or a fact. */
    public void say(String text) {
        out.println(painted(BOLD, "▸ " + text));
    }

    public void good(String text) {
        out.println(painted(BOLD + GREEN, "▸ " + text));
    }

    public void bad(String text) {
        out.println(painted(BOLD + RED, "▸ " + text));
    }

    /** What ends the command. */
    public void trouble(String text) {
        err.println("hourhand: " + text.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** A service's own line, as it is. */
    void relay(String line) {
        out.println(line);
    }

    private String painted(String paint, String text) {
        return colour ? paint + text + PLAIN : text;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
