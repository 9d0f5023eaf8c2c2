package io.hourhand.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.json.Json;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The journal holds these texts for as long as there are runs: they must be read as what they meant. */
class StoredEventsTest {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00.123456Z");
    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000000");

    private static final Map<String, RunEvent> STORED = Map.of(
            "{\"event\":\"started\",\"epoch\":7,\"at\":\"2026-11-24T02:00:00.123456Z\"}",
            new RunEvent.Started(7, AT),
            "{\"event\":\"resumed\",\"epoch\":8,\"at\":\"2026-11-24T02:00:00.123456Z\"}",
            new RunEvent.Resumed(8, AT),
            "{\"event\":\"cancel-asked\",\"at\":\"2026-11-24T02:00:00.123456Z\"}",
            new RunEvent.CancelAsked(AT),
            "{\"event\":\"job-started\",\"id\":\"0198c0de-0000-7000-8000-000000000000\",\"position\":2,\"attempt\":1,"
                    + "\"at\":\"2026-11-24T02:00:00.123456Z\"}",
            new RunEvent.JobStarted(ID, 2, 1, AT),
            "{\"event\":\"job-ended\",\"id\":\"0198c0de-0000-7000-8000-000000000000\",\"position\":2,\"attempt\":1,"
                    + "\"status\":\"FAILED\",\"error\":\"boom\",\"output\":null,\"at\":\"2026-11-24T02:00:00.123456Z\"}",
            new RunEvent.JobEnded(ID, 2, 1, JobStatus.FAILED, Optional.of("boom"), Optional.empty(), false, AT),
            "{\"event\":\"job-ended\",\"id\":\"0198c0de-0000-7000-8000-000000000000\",\"position\":2,\"attempt\":1,"
                    + "\"status\":\"TIMED_OUT\",\"error\":null,\"output\":null,\"leftBehind\":true,"
                    + "\"at\":\"2026-11-24T02:00:00.123456Z\"}",
            new RunEvent.JobEnded(ID, 2, 1, JobStatus.TIMED_OUT, Optional.empty(), Optional.empty(), true, AT),
            "{\"event\":\"retry-planned\",\"id\":\"0198c0de-0000-7000-8000-000000000000\",\"position\":2,\"attempt\":2,"
                    + "\"startsAt\":\"2026-11-24T02:00:10Z\",\"before\":\"2026-11-24T03:00:00Z\","
                    + "\"at\":\"2026-11-24T02:00:00.123456Z\"}",
            new RunEvent.RetryPlanned(
                    ID,
                    2,
                    2,
                    Instant.parse("2026-11-24T02:00:10Z"),
                    Optional.of(Instant.parse("2026-11-24T03:00:00Z")),
                    AT),
            "{\"event\":\"ended\",\"status\":\"FAILED\",\"at\":\"2026-11-24T02:00:00.123456Z\"}",
            new RunEvent.Ended(RunStatus.FAILED, AT));

    @Test
    void everyStoredFormIsReadAsWhatItMeant() {
        STORED.forEach((text, event) -> assertEquals(event, Json.read(text, RunEvent.class)));
    }

    @Test
    void aStoredRunAddsUpToItsState() {
        RunState state = RunState.NEW;
        for (RunEvent event : List.of(
                new RunEvent.Started(7, AT),
                new RunEvent.JobStarted(ID, 1, 1, AT),
                new RunEvent.JobEnded(ID, 1, 1, JobStatus.SUCCEEDED, Optional.empty(), Optional.empty(), false, AT),
                new RunEvent.Ended(RunStatus.SUCCEEDED, AT))) {
            state = state.apply(Json.read(Json.write(event), RunEvent.class));
        }
        assertEquals(RunStatus.SUCCEEDED, state.status());
        assertEquals(1, state.succeeded());
    }
}
