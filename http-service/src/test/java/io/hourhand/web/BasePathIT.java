package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import io.hourhand.store.schedule.StoredSchedule;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that a proxy shows under a path of its host. */
class BasePathIT {

    private static final String BASE = "/tools/jobs";

    /** Also those of attributes that nobody thought of. */
    private static final Pattern ADDRESS = Pattern.compile(" ([a-z-]+)=\"(/[^\"]*)\"");

    private static final Pattern TAG = Pattern.compile("<[a-z][^>]*>");
    private static final Set<String> SAID = Set.of("value", "placeholder");
    private static final String LINK_LIKE = "<a href=\"/nowhere\"> and href=\"/nowhere\"";

    @RegisterExtension
    static final TestServer server = TestServer.under(BASE + "/");

    private static UUID schedule = new UUID(0, 0);
    private static UUID run = new UUID(0, 0);

    @BeforeAll
    static void fill() {
        Samples samples = Samples.inTheNameOf(Ids.next(), server.stores(), server.url());
        StoredSchedule stored = samples.schedule(LINK_LIKE.replace("\"", "\\\""));
        schedule = stored.id();
        run = samples.run(stored);
        samples.lines(run, 0, 1, 10);
    }

    @Test
    void everyAddressOnEveryPageIsUnderThePathAndLeadsSomewhere() {
        Visitor visitor = Visitor.as(server, Role.ADMIN);
        Queue<String> open = new ArrayDeque<>(List.of(
                BASE,
                BASE + "/admin/schedules/new",
                BASE + "/admin/schedules/" + schedule + "/edit",
                BASE + "/admin/runs/" + run));
        Set<String> seen = new HashSet<>(open);
        for (String path = open.poll(); path != null && seen.size() < 150; path = open.poll()) {
            HttpResponse<String> answer = visitor.get(path);
            assertTrue(answer.statusCode() < 400, path + " answers " + answer.statusCode());
            String from = path;
            answer.headers()
                    .firstValue("Location")
                    .ifPresent(to -> assertTrue(to.startsWith(BASE), from + " to " + to));
            Matcher address = ADDRESS.matcher(tags(answer.body()));
            while (address.find()) {
                String to = address.group(2).replace("&amp;", "&");
                assertTrue(SAID.contains(address.group(1)) || to.startsWith(BASE + "/"), from + ": " + address.group());
                // What the API gives is no page.
                boolean page = address.group(1).equals("href") && !to.contains("#") && !to.contains("/api/v1/");
                if (page && seen.add(to)) {
                    open.add(to);
                }
            }
        }
        assertTrue(seen.size() > 15, seen::toString);
    }

    @Test
    void whoeverIsSentToTheLoginComesBackToThePage() {
        HttpResponse<String> stranger = Visitor.nobody(server).get(BASE + "/admin/jobs?status=FAILED");
        assertEquals(303, stranger.statusCode());
        String login = location(stranger);
        assertEquals(BASE + "/login?next=%2Fadmin%2Fjobs%3Fstatus%3DFAILED", login);
        HttpResponse<String> in = Visitor.nobody(server)
                .post(
                        BASE + "/login",
                        "email",
                        TestServer.EMAIL,
                        "password",
                        TestServer.PASSWORD,
                        "next",
                        "/admin/jobs?status=FAILED");
        assertEquals(BASE + "/admin/jobs?status=FAILED", location(in));
        String cookies = String.join("\n", in.headers().allValues("Set-Cookie"));
        assertTrue(cookies.contains("; Path=" + BASE + ";") && !cookies.contains("Path=/;"), cookies);
    }

    @Test
    void whatPeopleWroteStaysAsItIs() {
        String page = Visitor.as(server, Role.VIEWER)
                .get(BASE + "/admin/schedules/" + schedule)
                .body();
        assertTrue(page.contains("&lt;a href=\"/nowhere\"&gt; and href=\"/nowhere\""), page);
    }

    @Test
    void aProxyMayTakeThePathOff() {
        HttpResponse<String> page = Visitor.as(server, Role.VIEWER).get("/admin/schedules");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("href=\"" + BASE + "/admin/jobs\""));
        assertEquals(200, server.open("GET", "/health/live").statusCode());
        assertEquals(404, server.open("GET", BASE + "x/health/live").statusCode());
    }

    @Test
    void theApiIsThereTooAndSaysWhereThingsAre() {
        HttpResponse<String> made = server.as(Role.OPERATOR, "POST", BASE + "/api/v1/schedules/" + schedule + "/run");
        assertEquals(202, made.statusCode());
        Optional<String> where = made.headers().firstValue("Location");
        assertTrue(where.isEmpty() || where.get().startsWith(BASE + "/api/v1/"), where::toString);
    }

    /** Without what stands between them, which may look like anything. */
    private static String tags(String page) {
        return TAG.matcher(page).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
