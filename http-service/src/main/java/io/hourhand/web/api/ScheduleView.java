package io.hourhand.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.json.DefinitionText;
import io.hourhand.json.Json;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.route.Reply;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** A schedule as the API shows it: its definition and what the server adds. */
final class ScheduleView {

    private ScheduleView() {}

    /** @param now a pause that is over by then is no pause */
    static ObjectNode node(StoredSchedule schedule, Instant now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", schedule.id().toString());
        node.setAll(DefinitionText.node(schedule.definition()));
        node.put("nextDueAt", schedule.nextDueAt().map(Instant::toString).orElse(null));
        node.put("problem", schedule.problem().orElse(null));
        node.set("pause", Json.MAPPER.valueToTree(schedule.pauseAt(now)));
        node.put("version", schedule.version());
        node.put("createdAt", schedule.createdAt().toString());
        node.put("updatedAt", schedule.updatedAt().toString());
        return node;
    }

    static String path(StoredSchedule schedule) {
        return "/api/v1/schedules/" + schedule.id();
    }

    /** The whole schedule, with its version as ETag, and the slots of the next year that a clock change touches. */
    static HttpResponse response(int status, StoredSchedule schedule, Instant now) {
        ObjectNode node = node(schedule, now);
        List<FiringView> touched = schedule.definition().clockTouches(now).stream()
                .map(FiringView::of)
                .toList();
        node.set("clockChanges", Json.MAPPER.valueToTree(touched));
        return Reply.json(status, node).addHeader(etag(schedule));
    }

    static RawHeader etag(StoredSchedule schedule) {
        return RawHeader.create("ETag", "\"" + schedule.version() + "\"");
    }
}
