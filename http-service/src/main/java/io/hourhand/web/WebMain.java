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

/** The web-server's process. */
public final class WebMain {

    private WebMain() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--version")) {
            say("http-service " + Version.text());
            return;
        }
        Environment environment = new Environment(System.getenv());
        switch (WebSettings.read(environment)) {
            case WebSettings.Read.Bad(List<String> problems) -> {
                problems.forEach(WebMain::complain);
                System.exit(Environment.EXIT_CONFIG);
            }
            case WebSettings.Read.Good(WebSettings settings) -> {
                // Before the first logger is made: it decides by this property how lines look.
                System.setProperty("LOG_FORMAT", settings.logFormat());
                WebServer.start(settings, ConfigFactory.load(), InstantSource.system(), environment.outdated());
            }
        }
    }

    /** In UTF-8 whatever the locale. */
    private static void say(String line) {
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8).println(line);
    }

    private static void complain(String line) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8).println(line);
    }
}
