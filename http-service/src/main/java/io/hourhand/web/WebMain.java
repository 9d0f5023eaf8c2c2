package io.hourhand.web;

import com.typesafe.config.ConfigFactory;
import io.hourhand.config.Environment;
import io.hourhand.config.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web-server's process. */
public final class WebMain {

    private WebMain() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--version")) {
            print(FileDescriptor.out, "http-service " + Version.text());
            return;
        }
        Environment environment = new Environment(System.getenv());
        switch (WebSettings.read(environment)) {
            case WebSettings.Read.Bad(List<String> problems) -> {
                problems.forEach(problem -> print(FileDescriptor.err, problem));
                System.exit(Environment.EXIT_CONFIG);
            }
            case WebSettings.Read.Good(WebSettings settings) -> start(settings, environment);
        }
    }

    private static void start(WebSettings settings, Environment environment) {
        // Before the first logger is made: it decides by this property how lines look.
        System.setProperty("LOG_FORMAT", settings.logFormat());
        Logger log = LoggerFactory.getLogger(WebMain.class);
        environment.outdated().forEach(log::warn);
        settings.database()
                .ignored()
                .forEach(name ->
                        log.warn("DATABASE_URL: the parameter " + name + " is not for this driver and was ignored"));
        // On a thread of its own: an exit waits for threads of the server, and one of those asks for it.
        WebServer.start(settings, ConfigFactory.load(), InstantSource.system(), code -> new Thread(
                        () -> System.exit(code), "exit")
                .start());
    }

    /** In UTF-8 whatever the locale. */
    private static void print(FileDescriptor stream, String line) {
        new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8).println(line);
    }
}
