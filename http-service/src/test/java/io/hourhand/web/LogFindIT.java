package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import io.hourhand.store.run.LogStore.Line;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Looking through all of a run's output, without scripts and by the API. */
class LogFindIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final Samples samples = Samples.inTheNameOf(Ids.next(), server.stores(), server.url());
    private final UUID run = samples.run(samples.schedule("finds " + UUID.randomUUID()));

    @Test
    void aTextIsFoundInLinesThatAreNotOnThePageAndLeadsToThem() {
        samples.lines(run, 0, 1, 600);
        samples.lines(run, 1, 601, 1_200);
        String page = page("");
        assertTrue(page.contains("action=\"/admin/runs/" + run + "#log-card\""), page);
        assertFalse(page.contains("id=\"L300\""), page);
        String found = page("?find=++LINE+300+");
        assertTrue(found.contains("1 line holds “<bdi>LINE 300</bdi>”. <span"), found);
        assertTrue(found.contains("href=\"/admin/runs/" + run + "?from=250#L300\""), found);
        assertTrue(found.contains("<mark>line 300</mark>"), found);
        assertTrue(found.contains("The run goes on"), found);
        assertTrue(found.contains("<b><bdi>one</bdi></b><span>"), found);
        assertFalse(found.contains("rel=\"next\""), found);
        assertTrue(page("?from=250").contains("id=\"L300\""));
    }

    @Test
    void moreThanAPageHasAreCountedAndReached() {
        samples.lines(run, 0, 1, 250);
        String first = page("?find=line");
        assertTrue(first.contains("250 lines hold “<bdi>line</bdi>”. Here are the first 100 of them."), first);
        assertTrue(first.contains("?find=line&amp;after=100#log-card\" rel=\"next\">Next matches"), first);
        String last = page("?find=line&after=200");
        assertTrue(last.contains("50 lines hold “<bdi>line</bdi>” among lines 201 to 250."), last);
        assertTrue(page("?find=nothing").contains("No line holds “<bdi>nothing</bdi>”."));
    }

    @Test
    void whatIsLookedForAndFoundIsInertAndALongLineIsCutAroundIt() {
        UUID job = server.stores().jobs().ofRun(run).getFirst().id();
        String wide = "x".repeat(9_000);
        samples.lines(
                run,
                List.of(
                        new Line(1, job, Instant.now(), "<script>alert(1)</script> \u001b[31m<b>\u001b[0m"),
                        new Line(2, job, Instant.now(), wide + "needle" + wide)));
        String evil = page("?find=%3Cscript%3E");
        assertFalse(evil.contains("<script>alert"), evil);
        assertTrue(evil.contains("<mark>&lt;script&gt;</mark>alert(1)&lt;/script&gt; &lt;b&gt;</span>"), evil);
        assertTrue(evil.contains("value=\"&lt;script>\""), evil);
        assertTrue(page("?find=needle").matches("(?s).*<span>… x{200}<mark>needle</mark>x{999}…</span>.*"));
    }

    @Test
    void theApiGivesTheLinesAPageAtATime() {
        samples.lines(run, 0, 1, 30);
        JsonNode first = json("?text=LINE+1&limit=8");
        assertEquals(List.of(1L, 10L, 11L, 12L, 13L, 14L, 15L, 16L), numbers(first));
        assertEquals(11, first.path("count").intValue());
        assertEquals("line 1", first.path("items").path(0).path("text").textValue());
        JsonNode rest =
                json("?text=LINE+1&limit=8&cursor=" + first.path("nextCursor").textValue());
        assertEquals(List.of(17L, 18L, 19L), numbers(rest));
        assertTrue(rest.path("nextCursor").isNull());
        assertEquals(30, rest.path("lastSeq").longValue());
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefusedInWords() {
        assertEquals(400, status(run, ""));
        assertEquals(400, status(run, "?text=" + "x".repeat(201)));
        assertEquals(400, status(run, "?text=x&cursor=last"));
        assertEquals(400, status(run, "?text=x&cursor=" + Long.MAX_VALUE));
        assertEquals(404, status(UUID.randomUUID(), "?text=x"));
    }

    private String page(String query) {
        return Visitor.as(server, Role.VIEWER).get("/admin/runs/" + run + query).body();
    }

    private JsonNode json(String query) {
        return Json.read(server.as(Role.VIEWER, "GET", path(run) + query).body(), JsonNode.class);
    }

    private static int status(UUID run, String query) {
        return server.as(Role.VIEWER, "GET", path(run) + query).statusCode();
    }

    private static String path(UUID run) {
        return "/api/v1/runs/" + run + "/logs/search";
    }

    private static List<Long> numbers(JsonNode page) {
        return page.path("items").findValuesAsText("seq").stream()
                .map(Long::valueOf)
                .toList();
    }
}
