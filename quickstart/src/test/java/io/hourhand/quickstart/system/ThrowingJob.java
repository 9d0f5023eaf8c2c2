package io.hourhand.quickstart.system;

import io.hourhand.job.Job;
import io.hourhand.job.JobContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A java job that always fails. */
public final class ThrowingJob implements Job {

    static final String MESSAGE = "the cellar is full";

    @Override
    public String name() {
        return "throwing";
    }

    @Override
    public void run(JobContext context) {
        throw new IllegalStateException(MESSAGE);
    }

    /** Packs this class as its author would, as the only jar of a new folder. */
    static Path jarIn(Path folder) {
        String resource = ThrowingJob.class.getName().replace('.', '/') + ".class";
        try (InputStream code = Objects.requireNonNull(
                        ThrowingJob.class.getClassLoader().getResourceAsStream(resource));
                JarOutputStream jar = new JarOutputStream(
                        Files.newOutputStream(Files.createDirectories(folder).resolve("throwing.jar")))) {
            jar.putNextEntry(new JarEntry("META-INF/services/" + Job.class.getName()));
            jar.write(ThrowingJob.class.getName().getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new JarEntry(resource));
            code.transferTo(jar);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
