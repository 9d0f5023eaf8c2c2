package io.hourhand.daemon.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.job.Job;
import io.hourhand.json.Json;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Jobs written in Java, found by {@link ServiceLoader} in the jars of one folder. Jars that are added while the daemon is
 * up are found when a job is asked for that is not known yet.
 */
public final class JavaJobs implements JobType {

    private final Path folder;
    private final Set<Path> loaded = new HashSet<>();
    private final Map<String, Job> jobs = new TreeMap<>();

    public JavaJobs(Path folder) {
        this.folder = folder;
    }

    @Override
    public Parsed<Work> prepare(JobSpec spec) {
        JsonNode config = Json.read(spec.config(), JsonNode.class);
        String name = config.path("job").asText("");
        return find(name)
                .map(job -> Parsed.<Work>valid(context -> {
                    job.run(context);
                    return Optional.empty();
                }))
                .orElseGet(() -> Parsed.invalid(unknown(name)));
    }

    /** The names of all jobs found so far. */
    public synchronized List<String> names() {
        loadNewJars();
        return List.copyOf(jobs.keySet());
    }

    private synchronized Optional<Job> find(String name) {
        if (!jobs.containsKey(name)) {
            loadNewJars();
        }
        return Optional.ofNullable(jobs.get(name));
    }

    private synchronized String unknown(String name) {
        String known = jobs.isEmpty() ? "there are none" : "there are: " + String.join(", ", jobs.keySet());
        return "No java job is registered as \"" + name + "\" in the jars of " + folder.toAbsolutePath() + "; " + known;
    }

    private void loadNewJars() {
        List<Path> jars = jars().filter(loaded::add).sorted().toList();
        if (jars.isEmpty()) {
            return;
        }
        URL[] urls = jars.stream().map(JavaJobs::url).toArray(URL[]::new);
        // Open as long as the daemon is: its classes may be loaded at any time while a job runs.
        URLClassLoader loader = new URLClassLoader("jobs", urls, Job.class.getClassLoader());
        try {
            ServiceLoader.load(Job.class, loader).forEach(job -> jobs.putIfAbsent(job.name(), job));
        } catch (ServiceConfigurationError e) {
            throw new IllegalStateException(
                    "A jar in " + folder.toAbsolutePath() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private Stream<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
