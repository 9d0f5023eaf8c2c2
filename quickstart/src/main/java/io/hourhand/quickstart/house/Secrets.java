package io.hourhand.quickstart.house;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.stream.Collectors;

/** The random secrets of one data directory, made once and kept in a file that only its owner reads. */
record Secrets(String database, String admin, String jwt) {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    static Secrets in(Path file) throws IOException {
        if (!Files.exists(file)) {
            keep(new Secrets(random(24), random(16), random(48)), file);
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Secrets(
                required(kept, "database", file), required(kept, "admin", file), required(kept, "jwt", file));
    }

    /** Written aside first: half a file would lock the user out of the database for good. */
    private static void keep(Secrets secrets, Path file) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("database", secrets.database);
        kept.setProperty("admin", secrets.admin);
        kept.setProperty("jwt", secrets.jwt);
        StringWriter text = new StringWriter();
        kept.store(text, "Secrets of this quickstart; admin is the password for the pages");
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, text.toString());
        Files.move(draft, file);
    }

    private static String required(Properties kept, String name, Path file) {
        String value = kept.getProperty(name);
        if (value == null) {
            throw new Trouble(file + " has no \"" + name + "\".", "Start on another folder with --data.");
        }
        return value;
    }

    private static String random(int length) {
        return new SecureRandom()
                .ints(length, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
