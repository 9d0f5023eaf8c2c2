package io.hourhand.quickstart.sample;

import io.hourhand.job.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** The packed java jobs, loaded as the daemon does: they see the job SPI and the JDK, nothing else of ours. */
final class JobJar implements AutoCloseable {

    private final URLClassLoader loader;

    JobJar(Path jar) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar.toAbsolutePath() + " is missing: run the package phase first");
        }
        try {
            URL[] urls = {jar.toUri().toURL()};
            loader = new URLClassLoader(urls, new SpiOnly());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Job job(String name) {
        return ServiceLoader.load(Job.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no java job " + name));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static final class SpiOnly extends ClassLoader {

        SpiOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.hourhand.job.")) {
                return Class.forName(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
