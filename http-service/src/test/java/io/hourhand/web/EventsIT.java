package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.store.access.Role;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void allListenersShareOneConnectionThatIsThereOnlyWhileSomebodyListens() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon()) {
            daemon.takeCharge(server.stores().workers());
            try (Listener first = listen();
                    Listener second = listen()) {
                Eventually.holds(() -> first.heard("\"up\":true") && second.heard("\"up\":true"));
                daemon.sends("/events", "data: {\"type\":\"run\",\"runId\":\"r-1\"}\n\n");
                Eventually.holds(() -> first.heard("r-1") && second.heard("r-1"));
                Eventually.holds(() -> first.heard("event: run"));
                assertEquals(1, Collections.frequency(daemon.asked(), "GET /events"));
                daemon.hangsUp("/events");
                Eventually.holds(() -> first.heard("\"up\":false") && second.heard("\"up\":false"));
                Eventually.holds(() -> Collections.frequency(daemon.asked(), "GET /events") == 2);
            }
            // That a reader left shows when something is written to it.
            Eventually.holds(() -> {
                daemon.sends("/events", "data: {\"type\":\"run\",\"runId\":\"r-2\"}\n\n");
                return server.as(Role.VIEWER, "GET", "/metrics").body().contains("hourhand_event_streams 0");
            });
            try (Listener third = listen()) {
                Eventually.holds(() -> third.heard("\"up\":true"));
                Eventually.holds(() -> Collections.frequency(daemon.asked(), "GET /events") == 3);
            }
        }
    }

    private static Listener listen() {
        return new Listener(
                server,
                server.request("GET", "/api/v1/events")
                        .header("Authorization", "Bearer " + server.token(Role.VIEWER))
                        .build());
    }
}
