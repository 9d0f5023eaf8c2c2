package io.hourhand.web.api.service;

import java.nio.charset.StandardCharsets;

/** The API's description as a page that needs nothing but itself. */
final class ApiPage {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Hourhand API</title>
            </head>
            <body>
            <main>
            <h1>Hourhand API</h1>
            <p>The OpenAPI description of every route, as a program reads it:
            <a href="../openapi.yaml">/openapi.yaml</a>.</p>
            <pre>
            """;

    private static final String FOOT = """
            </pre>
            </main>
            </body>
            </html>
            """;

    private ApiPage() {}

    static byte[] html(byte[] yaml) {
        String text = new String(yaml, StandardCharsets.UTF_8)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return (HEAD.stripTrailing() + text + FOOT).getBytes(StandardCharsets.UTF_8);
    }
}
