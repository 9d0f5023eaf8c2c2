package io.hourhand.store.sql;

import io.hourhand.config.DatabaseUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** The MySQL driver's address and the settings that Hourhand relies on. */
public final class Driver {

    /** What holds unless the operator's URL says otherwise; times in milliseconds. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "connectTimeout",
            "5000",
            // No statement of ours takes longer: a server that does not answer by then is away.
            "socketTimeout",
            "20000",
            "tcpKeepAlive",
            "true",
            // Without TLS the server's own key is the only way to log in by caching_sha2_password.
            "allowPublicKeyRetrieval",
            "true");

    /** What always holds: UTC, utf8mb4, and nothing that a server could use against its client. */
    private static final Map<String, String> FIXED = Map.of(
            "characterEncoding", "UTF-8",
            "connectionCollation", "utf8mb4_unicode_520_ci",
            "connectionTimeZone", "UTC",
            "forceConnectionTimeZoneToSession", "true",
            "rewriteBatchedStatements", "true",
            "useLocalSessionState", "true",
            "allowLoadLocalInfile", "false",
            "allowUrlInLocalInfile", "false");

    private Driver() {}

    public static String address(DatabaseUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        String schema = URLEncoder.encode(url.schema(), StandardCharsets.UTF_8).replace("+", "%20");
        return "jdbc:mysql://" + host + ":" + url.port() + "/" + schema;
    }

    /** A connection for statements that may take as long as they need: whoever runs them has a timeout of their own. */
    static Connection connectForJob(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(address(url), patient(url));
    }

    /** The same settings without an end to waiting for an answer. */
    static Properties patient(DatabaseUrl url) {
        Properties properties = properties(url);
        properties.setProperty("socketTimeout", "0");
        return properties;
    }

    public static Properties properties(DatabaseUrl url) {
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.putAll(url.parameters());
        properties.putAll(FIXED);
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password());
        return properties;
    }
}
