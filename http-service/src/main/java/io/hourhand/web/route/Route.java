package io.hourhand.web.route;

import java.util.Locale;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/**
 * One thing that can be asked for.
 *
 * @param accepts what kind of body it reads
 */
public record Route(HttpMethod method, Path path, Accepts accepts, Handler handler) {

    /** The kind of body that a route reads; any other is refused. */
    public enum Accepts {
        JSON,
        /** A form as a browser posts it. */
        FORM
    }

    public static Route get(String path, Handler handler) {
        return new Route(HttpMethods.GET, Path.of(path), Accepts.JSON, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HttpMethods.POST, Path.of(path), Accepts.JSON, handler);
    }

    public static Route put(String path, Handler handler) {
        return new Route(HttpMethods.PUT, Path.of(path), Accepts.JSON, handler);
    }

    public static Route patch(String path, Handler handler) {
        return new Route(HttpMethods.PATCH, Path.of(path), Accepts.JSON, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route(HttpMethods.DELETE, Path.of(path), Accepts.JSON, handler);
    }

    /** A POST of an HTML form. */
    public static Route form(String path, Handler handler) {
        return new Route(HttpMethods.POST, Path.of(path), Accepts.FORM, handler);
    }

    /** Such as {@code GET /api/v1/runs/{id}}: its line in the policy. */
    @Override
    public String toString() {
        return method.name().toUpperCase(Locale.ROOT) + " " + path;
    }
}
