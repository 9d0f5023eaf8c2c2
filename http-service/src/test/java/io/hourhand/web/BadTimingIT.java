package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timings that cannot be: refused with their field and, in an expression, the character; nothing is stored. */
class BadTimingIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UTC          | {'type':'cron','expression':'61 * * * *'}    | timing.expression | minute, character 1:",
                "UTC          | {'type':'cron','expression':'0 9-25 * * *'}  | timing.expression | hour, character 5:",
                "UTC          | {'type':'cron','expression':'0 2 * JUM *'}   | timing.expression | month, character 7:",
                "UTC          | {'type':'cron','expression':'0 2 * * 1#6'}   | timing.expression | day-of-week, character 11:",
                "UTC          | {'type':'cron','expression':'0 0 2 * * *'}   | timing.expression | character 11: six fields",
                "UTC          | {'type':'cron','expression':'0 2 * *'}       | timing.expression | 4 fields;",
                "UTC          | {'type':'cron','expression':'30 2 30 2 *'}   | timing.expression | day-of-month, character 6:",
                "UTC          | {'type':'cron','expression':'@reboot'}       | timing.expression | character 1:",
                "UTC          | {'type':'every','interval':'PT0S'}           | timing.interval   | is zero",
                "UTC          | {'type':'every','interval':'P36525D'}        | timing.interval   | longer than 10 years",
                "UTC          | {'type':'every','interval':'P100Y'}          | timing.interval   | is no interval",
                "UTC          | {'type':'once','at':'2020-01-01T00:00:00Z'}  | timing.at         | has passed",
                "UTC          | {'type':'once','at':'soon'}                  | timing.at         | must be an instant",
                "Mars/Phobos  | {'type':'cron','expression':'0 2 * * *'}     | timeZone          | no time zone",
                "Europe/Pari  | {'type':'cron','expression':'0 2 * * *'}     | timeZone          | did you mean Europe/Paris?",
                "+02:00       | {'type':'cron','expression':'0 2 * * *'}     | timeZone          | no time zone",
            })
    void isRefusedWithFieldAndPositionAndNothingIsStored(String zone, String timing, String field, String words) {
        String body = "{'name':'bad','enabled':true,'timeZone':'" + zone + "','timing':" + timing
                + ",'jobs':[{'name':'one','type':'sql','config':{'statement':'SELECT 1'}}]}";
        refused(server.as(Role.ADMIN, "POST", "/api/v1/schedules", body.replace('\'', '"')), field, words);
        JsonNode stored = json(server.as(Role.VIEWER, "GET", "/api/v1/schedules?q=bad"));
        assertEquals(0, stored.path("items").size(), stored::toString);
        if (!words.equals("has passed")) {
            refused(server.as(Role.VIEWER, "POST", "/api/v1/schedules/preview", body.replace('\'', '"')), field, words);
        }
    }

    private static void refused(HttpResponse<String> answer, String field, String words) {
        assertEquals(400, answer.statusCode(), answer.body());
        JsonNode errors = json(answer).path("errors");
        assertEquals(1, errors.size(), answer::body);
        assertEquals(field, errors.path(0).path("field").textValue(), answer::body);
        assertTrue(errors.path(0).path("message").textValue().contains(words), answer::body);
    }
}
