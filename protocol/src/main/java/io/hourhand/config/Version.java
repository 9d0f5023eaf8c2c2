package io.hourhand.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is, as written into the jar when it was made. */
public final class Version {

    private static final Properties BUILD = load();

    private Version() {}

    /** Such as {@code 0.1.0}. */
    public static String number() {
        return BUILD.getProperty("version");
    }

    /** The abbreviated commit, or {@code unknown} for a build outside of git. */
    public static String commit() {
        String commit = BUILD.getProperty("commit");
        return commit.startsWith("$") ? "unknown" : commit;
    }

    /** What {@code --version} prints after the service's name. */
    public static String text() {
        String subject = BUILD.getProperty("subject");
        return number() + " (" + commit() + (subject.startsWith("$") ? "" : ": " + subject) + ")";
    }

    private static Properties load() {
        try (InputStream in = Version.class.getResourceAsStream("/hourhand-build.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
