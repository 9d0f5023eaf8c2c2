package io.hourhand.web.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All routes, searched in order. */
public final class Routes {

    private final List<Route> routes;

    public Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** What a method and a path lead to. */
    public sealed interface Search {

        record Found(Route route, Map<String, String> places) implements Search {}

        /**
         * The path is there, for other methods.
         *
         * @param allowed as the header Allow has them
         */
        record OtherMethod(String allowed) implements Search {}

        record Nothing() implements Search {}
    }

    public Search find(String method, String path) {
        List<Route> here = routes.stream()
                .filter(route -> route.path().match(path).isPresent())
                .toList();
        for (Route route : here) {
            Optional<Map<String, String>> places = route.path().match(path);
            if (route.method().name().equals(method) && places.isPresent()) {
                return new Search.Found(route, places.get());
            }
        }
        return here.isEmpty()
                ? new Search.Nothing()
                : new Search.OtherMethod(here.stream()
                        .map(route -> route.method().name())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    public List<Route> all() {
        return routes;
    }
}
