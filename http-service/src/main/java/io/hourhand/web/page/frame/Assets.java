package io.hourhand.web.page.frame;

import io.hourhand.json.Json;
import io.hourhand.web.page.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/** The files that pages load, read from the class path once and kept as they go over the wire. */
public final class Assets {

    /** What a page loads, and of which files it is put together, in this order: many small ones, few requests. */
    private static final Map<String, List<String>> FILES = Map.of(
            "app.css",
            own("css/%s.css", "tokens", "ground", "frame", "pieces", "forms", "lists", "run", "status", "schedule"),
            "app.js",
            own("js/%s.js", "texts", "page", "morph", "times", "live", "sent", "forms", "keys", "again"),
            "run.js",
            own("js/%s.js", "log", "log-tools"),
            "icon.svg",
            own("%s.svg", "icon"),
            "htmx.js",
            List.of("/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));

    /** What the scripts say, for which there is no file of its own. */
    private static final String TEXTS = "/static/js/texts.js";

    private final Map<String, Asset> byName = new HashMap<>();

    /** One file. */
    public static final class Asset {

        private final String hashedName;
        private final byte[] bytes;
        private final byte[] zipped;

        private Asset(String hashedName, byte[] bytes) {
            this.hashedName = hashedName;
            this.bytes = bytes;
            this.zipped = Zip.zip(bytes);
        }

        /** Its name for ever: another content has another name. */
        public String hashedName() {
            return hashedName;
        }

        public byte[] bytes() {
            return Arrays.copyOf(bytes, bytes.length);
        }

        public byte[] zipped() {
            return Arrays.copyOf(zipped, zipped.length);
        }
    }

    public Assets() {
        FILES.forEach((name, files) -> {
            Asset asset = asset(name, together(files));
            byName.put(name, asset);
            byName.put(asset.hashedName(), asset);
        });
    }

    /** Where a page finds a file. */
    public String path(String name) {
        return "/static/" + find(name).orElseThrow().hashedName();
    }

    public Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Asset asset(String name, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        int dot = name.lastIndexOf('.');
        return new Asset(
                name.substring(0, dot) + "." + HexFormat.of().toHexDigits(sum.getValue(), 8) + name.substring(dot),
                bytes);
    }

    private static List<String> own(String path, String... names) {
        return Arrays.stream(names)
                .map(name -> "/static/" + path.formatted(name))
                .toList();
    }

    private static byte[] together(List<String> files) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        files.forEach(file -> all.writeBytes(read(file)));
        return all.toByteArray();
    }

    private static byte[] read(String resource) {
        if (resource.equals(TEXTS)) {
            return ("window.hourhandTexts = " + Json.write(Texts.under("script.")) + ";\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream in = Optional.ofNullable(Assets.class.getResourceAsStream(resource))
                .orElseThrow(() -> new IllegalStateException(resource + " is missing"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compression as HTTP has it. */
    public static final class Zip {

        private Zip() {}

        public static byte[] zip(byte[] bytes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }
}
