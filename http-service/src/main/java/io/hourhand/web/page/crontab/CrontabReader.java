package io.hourhand.web.page.crontab;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.ZoneNames;
import io.hourhand.web.page.crontab.CrontabLine.Entry;
import io.hourhand.web.page.crontab.CrontabLine.Setting;
import io.hourhand.web.page.crontab.CrontabLine.Variable;
import io.hourhand.web.page.crontab.CrontabLine.Wrong;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a user's crontab as Vixie's cron and its heirs do, one line after another; settings hold for what follows. */
final class CrontabReader {

    private static final Pattern SETTING = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern SHORTHAND = Pattern.compile("(@\\S+)\\s*(.*)");
    private static final Pattern FIVE = Pattern.compile("((?:\\S+\\s+){4}\\S+)(?:\\s+(.*))?");
    private static final Pattern PLACE = Pattern.compile("character (\\d+)");
    private static final Pattern STDIN = Pattern.compile("(?<!\\\\)%");
    private static final Set<String> OF_MAIL =
            Set.of("MAILTO", "MAILFROM", "CONTENT_TYPE", "CONTENT_TRANSFER_ENCODING");
    private static final Set<String> OF_USERS = Set.of("USER", "LOGNAME");

    /** In minutes: a day. */
    private static final int LONGEST_DELAY = 1_440;

    private final List<CrontabLine> lines = new ArrayList<>();
    private final Map<String, String> given = new LinkedHashMap<>();

    /** What was given so far: one list for all lines up to the next setting. */
    private List<Variable> environment = List.of();

    private String zone = "";
    private String shell = "/bin/sh";
    private int delay;
    private String note = "";

    private CrontabReader() {}

    static List<CrontabLine> read(String text) {
        CrontabReader reader = new CrontabReader();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            reader.line(i + 1, lines[i].strip());
        }
        return reader.lines;
    }

    private void line(int number, String line) {
        if (line.isEmpty()) {
            note = "";
        } else if (line.startsWith("#")) {
            note = line.replaceFirst("^[#\\s]+", "");
        } else {
            Matcher setting = SETTING.matcher(line);
            lines.add(
                    setting.matches()
                            ? setting(number, line, setting.group(1), unquoted(setting.group(2)))
                            : entry(number, line));
            note = "";
        }
    }

    private CrontabLine setting(int number, String line, String name, String value) {
        if (OF_MAIL.contains(name)) {
            return new Setting(number, name, true, say("import.mail"));
        }
        if (OF_USERS.contains(name)) {
            return new Setting(number, name, true, say("import.user"));
        }
        return switch (name) {
            case "CRON_TZ" -> zone(number, line, value);
            case "SHELL" -> {
                shell = value;
                yield new Setting(number, name, false, say("import.shell"));
            }
            case "RANDOM_DELAY" -> delay(number, line, value);
            default -> {
                given.put(name, value);
                environment = given.entrySet().stream()
                        .map(variable -> new Variable(variable.getKey(), variable.getValue()))
                        .toList();
                yield new Setting(number, name, false, say("import.variable"));
            }
        };
    }

    private CrontabLine zone(int number, String line, String value) {
        return switch (ZoneNames.parse(value)) {
            case Parsed.Invalid<?>(String message) -> new Wrong(number, line, line.indexOf('=') + 2, message);
            case Parsed.Valid<?> valid -> {
                zone = value;
                yield new Setting(number, "CRON_TZ", false, say("import.zone"));
            }
        };
    }

    private CrontabLine delay(int number, String line, String value) {
        if (!value.matches("\\d{1,4}") || Integer.parseInt(value) > LONGEST_DELAY) {
            return new Wrong(
                    number, line, line.indexOf('=') + 2, say("import.delay.wrong", String.valueOf(LONGEST_DELAY)));
        }
        delay = Integer.parseInt(value);
        return new Setting(number, "RANDOM_DELAY", false, say("import.delay"));
    }

    private CrontabLine entry(int number, String line) {
        boolean named = line.startsWith("@");
        Matcher parts = (named ? SHORTHAND : FIVE).matcher(line);
        if (!parts.matches()) {
            return new Wrong(number, line, line.length() + 1, say("import.short"));
        }
        String timing = parts.group(1);
        if (timing.equals("@reboot")) {
            return new Wrong(number, line, 1, say("import.reboot"));
        }
        if (CronExpression.parse(timing) instanceof Parsed.Invalid<CronExpression>(String message)) {
            return new Wrong(number, line, column(message), plain(message));
        }
        String command = parts.group(2) == null ? "" : parts.group(2).strip();
        if (command.isEmpty()) {
            return new Wrong(number, line, line.length() + 1, say("import.no-command"));
        }
        Matcher stdin = STDIN.matcher(command);
        if (stdin.find()) {
            return new Wrong(number, line, line.length() - command.length() + stdin.start() + 1, say("import.stdin"));
        }
        return new Entry(
                number,
                named ? timing : timing.replaceAll("\\s+", " "),
                command.replace("\\%", "%"),
                note,
                zone,
                shell,
                environment,
                delay);
    }

    /** The timing is the beginning of the line, so that its characters are counted alike. */
    private static int column(String message) {
        Matcher place = PLACE.matcher(message);
        return place.find() ? Integer.parseInt(place.group(1)) : 1;
    }

    /** Without the place, which stands beside the line. */
    private static String plain(String message) {
        return message.replaceFirst("^character \\d+: |, character \\d+", "");
    }

    private static String unquoted(String value) {
        String bare = value.strip();
        boolean quoted = bare.length() >= 2
                && (bare.startsWith("\"") || bare.startsWith("'"))
                && bare.charAt(0) == bare.charAt(bare.length() - 1);
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
