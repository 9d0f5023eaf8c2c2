package io.hourhand.web.auth;

import static io.hourhand.store.access.Role.ADMIN;
import static io.hourhand.store.access.Role.OPERATOR;
import static io.hourhand.store.access.Role.VIEWER;

import io.hourhand.store.access.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may do what: one line a route. A route without a line does not start. */
public final class Policy {

    private static final Map<String, Optional<Role>> RULES = new LinkedHashMap<>();

    static {
        open(
                "GET /health/live",
                "GET /health/ready",
                "GET /health/daemon",
                "GET /static/{file}",
                "GET /openapi.yaml",
                "GET /api/docs",
                "POST /api/v1/auth/login",
                "POST /api/v1/auth/setup",
                "GET /login",
                "POST /login",
                "GET /setup",
                "POST /setup",
                "POST /preferences");
        pages();
        least(
                VIEWER,
                "GET /metrics",
                "POST /api/v1/auth/logout",
                "GET /api/v1/me",
                "GET /api/v1/schedules",
                "GET /api/v1/schedules/{id}",
                "GET /api/v1/schedules/{id}/next",
                "GET /api/v1/schedules/{id}/explain",
                "GET /api/v1/schedules/{id}/slots",
                "GET /api/v1/schedules/{id}/durations",
                "GET /api/v1/schedules/{id}/retention",
                "GET /api/v1/schedules/{id}/backfills",
                "GET /api/v1/backfills/{id}",
                "GET /api/v1/backfills/{id}/slots",
                "POST /api/v1/schedules/preview",
                "GET /api/v1/runs",
                "GET /api/v1/runs/{id}",
                "GET /api/v1/runs/{id}/logs",
                "GET /api/v1/runs/{id}/logs/search",
                "GET /api/v1/runs/{id}/logs/stream",
                "GET /api/v1/jobs",
                "GET /api/v1/jobs/export",
                "GET /api/v1/job-types",
                "GET /api/v1/workers",
                "GET /api/v1/daemon/drain",
                "GET /api/v1/events");
        least(
                OPERATOR,
                // Of enabled alone; all other fields are for ADMIN, which the handler sees to.
                "PATCH /api/v1/schedules/{id}",
                "POST /api/v1/schedules/{id}/run",
                "POST /api/v1/schedules/{id}/pause",
                "POST /api/v1/schedules/{id}/resume",
                "POST /api/v1/schedules/{id}/backfills",
                "POST /api/v1/backfills/{id}/cancel",
                "POST /api/v1/daemon/drain",
                "POST /api/v1/daemon/resume",
                "POST /api/v1/runs/{id}/cancel",
                "POST /api/v1/runs/{id}/retry");
        least(
                ADMIN,
                "POST /api/v1/schedules",
                "PUT /api/v1/schedules/{id}",
                "DELETE /api/v1/schedules/{id}",
                "PUT /api/v1/schedules/{id}/retention",
                "GET /api/v1/users",
                "POST /api/v1/users",
                "PATCH /api/v1/users/{id}",
                "GET /api/v1/tokens",
                "POST /api/v1/tokens",
                "DELETE /api/v1/tokens/{id}");
    }

    private Policy() {}

    private static void pages() {
        least(
                VIEWER,
                "GET /",
                "GET /search",
                "GET /admin",
                "GET /admin/schedules",
                "GET /admin/schedules/upcoming",
                "GET /admin/schedules/{id}",
                "GET /admin/schedules/{id}/slots",
                "GET /admin/jobs",
                "GET /admin/runs/{id}",
                "GET /admin/workers",
                "GET /admin/workers/doctor",
                "GET /admin/help",
                "GET /banners",
                "POST /banners",
                "POST /logout");
        least(
                OPERATOR,
                "POST /admin/workers/drain",
                "POST /admin/workers/resume",
                "POST /admin/schedules/{id}/enabled",
                // To delete is for ADMIN, which the handler sees to.
                "GET /admin/schedules/bulk",
                "POST /admin/schedules/bulk",
                "POST /admin/schedules/bulk/do",
                "POST /admin/schedules/{id}/run",
                "POST /admin/schedules/{id}/pause",
                "POST /admin/schedules/{id}/resume",
                "GET /admin/schedules/{id}/backfill",
                "POST /admin/schedules/{id}/backfill",
                "POST /admin/backfills/{id}/cancel",
                "POST /admin/runs/{id}/cancel",
                "POST /admin/runs/{id}/retry",
                "GET /admin/jobs/retry",
                "POST /admin/jobs/retry");
        least(
                ADMIN,
                "GET /admin/schedules/new",
                "POST /admin/schedules/new",
                "GET /admin/schedules/import",
                "POST /admin/schedules/import",
                "GET /admin/schedules/{id}/edit",
                "POST /admin/schedules/{id}/edit",
                "GET /admin/schedules/{id}/delete",
                "POST /admin/schedules/{id}/delete",
                "POST /admin/schedules/preview",
                "GET /admin/users",
                "POST /admin/users",
                "POST /admin/users/{id}");
    }

    /** All lines: the least role of each route, empty where it is open to all. */
    public static Map<String, Optional<Role>> rules() {
        return Collections.unmodifiableMap(RULES);
    }

    /**
     * The line of a route.
     *
     * @param route its method and path, such as {@code GET /api/v1/runs/{id}}
     */
    public static Optional<Role> of(String route) {
        Optional<Role> least = RULES.get(route);
        if (least == null) {
            throw new IllegalStateException("no line for " + route + "; there are "
                    + RULES.keySet().stream().collect(Collectors.joining("; ")));
        }
        return least;
    }

    private static void open(String... routes) {
        Arrays.stream(routes).forEach(route -> RULES.put(route, Optional.empty()));
    }

    private static void least(Role role, String... routes) {
        Arrays.stream(routes).forEach(route -> RULES.put(route, Optional.of(role)));
    }
}
