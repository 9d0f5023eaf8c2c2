package io.hourhand.config;

import io.hourhand.schedule.Parsed;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the database is and how to log in: {@code mysql://user:password@host:port/schema?parameter=value}, all parts
 * percent-decoded. Its text never holds the password.
 *
 * @param parameters driver settings that an operator may choose
 * @param ignored names of parameters that are not for this driver, such as another tool's {@code connection_limit}
 */
public record DatabaseUrl(
        String host,
        int port,
        String schema,
        String user,
        String password,
        Map<String, String> parameters,
        List<String> ignored) {

    private static final String SHAPE = "mysql://user:password@host:3306/schema";

    private static final Set<String> ACCEPTED = Set.of(
            "sslMode",
            "useSSL",
            "requireSSL",
            "verifyServerCertificate",
            "trustCertificateKeyStoreUrl",
            "trustCertificateKeyStoreType",
            "trustCertificateKeyStorePassword",
            "clientCertificateKeyStoreUrl",
            "clientCertificateKeyStoreType",
            "clientCertificateKeyStorePassword",
            "tlsVersions",
            "tlsCiphersuites",
            "allowPublicKeyRetrieval",
            "connectTimeout",
            "socketTimeout",
            "tcpKeepAlive",
            "useCompression");

    /** Parameters with which a URL could make the driver read files, load classes or deserialize. */
    private static final Set<String> DANGEROUS = Set.of(
            "autodeserialize",
            "allowloadlocalinfile",
            "allowloadlocalinfileinpath",
            "allowurlinlocalinfile",
            "queryinterceptors",
            "statementinterceptors",
            "exceptioninterceptors",
            "connectionlifecycleinterceptors",
            "clientinfoprovider",
            "propertiestransform",
            "socketfactory",
            "socksproxyhost",
            "authenticationplugins",
            "defaultauthenticationplugin",
            "loadbalancestrategy",
            "loadbalanceexceptionchecker",
            "profilereventhandler",
            "logger",
            "serveraffinityorder",
            "cacheconfigfactory",
            "allowmultiqueries",
            "useconfigs",
            "serverrsapublickeyfile");

    public DatabaseUrl {
        parameters = Map.copyOf(parameters);
        ignored = List.copyOf(ignored);
    }

    /** Reads a URL; what is wrong with it is said without its password. */
    public static Parsed<DatabaseUrl> parse(String text) {
        String plain = text.strip();
        if (plain.startsWith("jdbc:")) {
            plain = plain.substring("jdbc:".length());
        }
        if (!plain.startsWith("mysql://") && !plain.startsWith("mariadb://")) {
            return Parsed.invalid("it must look like " + SHAPE);
        }
        try {
            return read(new URI(plain));
        } catch (URISyntaxException e) {
            return Parsed.invalid("character " + (e.getIndex() + 1) + " is not allowed there ("
                    + "percent-encode special characters in the password); it must look like " + SHAPE);
        } catch (IllegalArgumentException e) {
            return Parsed.invalid("its percent-encoding is broken; write % itself as %25");
        }
    }

    private static Parsed<DatabaseUrl> read(URI uri) {
        String host = uri.getHost();
        String path = uri.getRawPath();
        if (host == null) {
            return Parsed.invalid("it names no host; it must look like " + SHAPE);
        }
        if (path == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            return Parsed.invalid("it names no schema after the host; it must look like " + SHAPE);
        }
        if (uri.getPort() > 65535) {
            return Parsed.invalid("its port must be 1 to 65535");
        }
        Map<String, String> accepted = new TreeMap<>();
        List<String> ignored = new ArrayList<>();
        Map<String, String> given = pairs(Optional.ofNullable(uri.getRawQuery()).orElse(""));
        for (Map.Entry<String, String> parameter : given.entrySet()) {
            String name = parameter.getKey();
            if (DANGEROUS.contains(name.toLowerCase(Locale.ROOT))) {
                return Parsed.invalid("the parameter " + name + " is not allowed, as it could run code or read files");
            }
            if (ACCEPTED.contains(name)) {
                accepted.put(name, parameter.getValue());
            } else if (!name.equals("user") && !name.equals("password")) {
                ignored.add(name);
            }
        }
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        return Parsed.valid(new DatabaseUrl(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                uri.getPort() < 0 ? 3306 : uri.getPort(),
                decoded(path.substring(1)),
                login[0].isEmpty() ? given.getOrDefault("user", "root") : decoded(login[0]),
                login.length == 2 ? decoded(login[1]) : given.getOrDefault("password", ""),
                accepted,
                ignored));
    }

    private static Map<String, String> pairs(String query) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                pairs.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return pairs;
    }

    /** Percent-decoded; a plus stays a plus, as everywhere in a URL but in forms. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without user, password and parameters: fit for a log. */
    @Override
    public String toString() {
        return "mysql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + schema;
    }
}
