package io.hourhand.web;

import io.hourhand.store.access.Role;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: it has a cookie, follows no redirect by itself, and sends what forms hold. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final TestServer server;
    private final String cookie;

    private Visitor(TestServer server, String cookie) {
        this.server = server;
        this.cookie = cookie;
    }

    static Visitor as(TestServer server, Role role) {
        return new Visitor(server, "hourhand=" + server.token(role));
    }

    static Visitor nobody(TestServer server) {
        return new Visitor(server, "none=1");
    }

    HttpResponse<String> get(String path) {
        return server.open("GET", path, "", "Cookie", cookie, "Accept", "text/html");
    }

    /** A page, with one cookie more. */
    HttpResponse<String> get(String path, String more) {
        return server.open("GET", path, "", "Cookie", cookie + "; " + more, "Accept", "text/html");
    }

    /** Sends a form of a page, with that page's token. */
    HttpResponse<String> submit(String page, String action, String... namesAndValues) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        List<String> fields = new ArrayList<>(List.of("token", token.group(1)));
        fields.addAll(Arrays.asList(namesAndValues));
        return post(action, fields.toArray(String[]::new));
    }

    /** Sends a form as a page of the server would. */
    HttpResponse<String> post(String action, String... namesAndValues) {
        return postFrom("http://127.0.0.1:" + server.port(), action, namesAndValues);
    }

    HttpResponse<String> postFrom(String origin, String action, String... namesAndValues) {
        return server.open(
                "POST",
                action,
                encode(namesAndValues),
                "Cookie",
                cookie,
                "Origin",
                origin,
                "Accept",
                "text/html",
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String encode(String... namesAndValues) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }
}
