package io.hourhand.web;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.schedule.Parsed;
import io.hourhand.web.auth.Email;
import io.hourhand.web.auth.FirstAdmin;
import io.hourhand.web.auth.JwtSecret;
import io.hourhand.web.route.BasePath;
import java.util.List;
import java.util.Optional;

/**
 * What the operator says about this process.
 *
 * @param base the path under which a proxy shows this server
 * @param admin who becomes the first user
 */
public record WebSettings(
        DatabaseUrl database,
        JwtSecret jwtSecret,
        String host,
        int port,
        BasePath base,
        String logFormat,
        Optional<FirstAdmin.Given> admin) {

    /** Settings, or what is wrong with them. */
    public sealed interface Read {

        record Good(WebSettings settings) implements Read {}

        /** A line each, fit to be printed. */
        record Bad(List<String> problems) implements Read {}
    }

    public static Read read(Environment environment) {
        Optional<DatabaseUrl> database = environment.databaseUrl();
        Optional<JwtSecret> secret = environment.required("JWT_SECRET", JwtSecret.WANTED, JwtSecret::parse);
        int port = environment.port("PORT", 8080);
        String host = environment.text("HOST", "0.0.0.0");
        Optional<BasePath> base = environment.text("BASE_PATH").isPresent()
                ? environment.required("BASE_PATH", "a path such as /jobs", BasePath::parse)
                : Optional.of(BasePath.NONE);
        String format = environment.choice("LOG_FORMAT", "text", "text", "json");
        environment.mode();
        Optional<FirstAdmin.Given> admin = admin(environment);
        if (database.isEmpty()
                || secret.isEmpty()
                || base.isEmpty()
                || !environment.problems().isEmpty()) {
            return new Read.Bad(environment.problems());
        }
        return new Read.Good(new WebSettings(database.get(), secret.get(), host, port, base.get(), format, admin));
    }

    private static Optional<FirstAdmin.Given> admin(Environment environment) {
        boolean email = environment.text("ADMIN_EMAIL").isPresent();
        boolean password = environment.text("ADMIN_PASSWORD").isPresent();
        if (!email && !password) {
            return Optional.empty();
        }
        String both = "ADMIN_EMAIL and ADMIN_PASSWORD make the first admin together; set both or neither";
        Optional<String> name = environment.required("ADMIN_EMAIL", both, Email::parse);
        Optional<String> word = environment.required("ADMIN_PASSWORD", both, Parsed::valid);
        return name.flatMap(given -> word.map(secret -> new FirstAdmin.Given(given, secret)));
    }
}
