package io.hourhand.quickstart.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A {@code .sql} resource of the sample application. By a rule that a test holds, none of them has a semicolon, colon,
 * quotation mark or apostrophe where it could be taken for anything else, so that splitting is simple.
 */
record SqlScript(String text) {

    /** @param name below this package's resources */
    static SqlScript read(String name) {
        try (InputStream in = Objects.requireNonNull(SqlScript.class.getResourceAsStream(name), name)) {
            return new SqlScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    List<String> statements() {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
