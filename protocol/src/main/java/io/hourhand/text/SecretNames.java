package io.hourhand.text;

import java.util.regex.Pattern;

/** Which fields of a job's configuration hold what must not be read, by their names: {@code DB_PASSWORD}, {@code Authorization}. */
public final class SecretNames {

    /** What stands in the place of such a value. */
    public static final String MASK = "•••••";

    private static final Pattern NAME = Pattern.compile(
            ".*(secret|passw|token|authorization|api[-_]?key|private[-_]?key|credential|cookie).*",
            Pattern.CASE_INSENSITIVE);

    private SecretNames() {}

    public static boolean has(String name) {
        return NAME.matcher(name).matches();
    }
}
