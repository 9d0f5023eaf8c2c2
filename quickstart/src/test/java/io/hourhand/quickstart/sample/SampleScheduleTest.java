package io.hourhand.quickstart.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SampleScheduleTest {

    private final JsonNode schedule = SampleSchedule.definition();

    @Test
    void isTheDailyFullSyncOfTheContract() {
        assertEquals("Daily Full Sync", schedule.path("name").asText());
        assertFalse(schedule.path("enabled").asBoolean(true));
        assertEquals("cron", schedule.path("timing").path("type").asText());
        assertEquals("0 2 * * *", schedule.path("timing").path("expression").asText());
        assertEquals("UTC", schedule.path("timeZone").asText());
    }

    @Test
    void hasTwentyDifferentJobsOfWhichSearchAndScoresComeFirst() {
        List<String> names = names("");
        assertEquals(20, names.size());
        assertEquals(20, Set.copyOf(names).size());
        assertEquals(List.of("profileSearchIndexJob", "matchScoreUpdateJob"), names.subList(0, 2));
    }

    @Test
    void everyJobMayTakeBetweenOneAndFiveMinutes() {
        for (JsonNode job : schedule.path("jobs")) {
            Duration timeout = Duration.parse(job.path("timeout").asText());
            assertTrue(timeout.toMinutes() >= 1 && timeout.toMinutes() <= 5, job::toString);
        }
    }

    @Test
    void everyJavaJobIsInTheJarOfJobs() {
        Set<String> registered = ServiceLoader.load(Job.class).stream()
                .map(provider -> provider.get().name())
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(names("java")), registered);
    }

    /** Whoever splits and binds these statements must not be able to go wrong. */
    @Test
    void noStatementHoldsAnythingThatASplitterOrBinderCouldTakeForItsOwn() {
        for (JsonNode job : schedule.path("jobs")) {
            String text = job.path("config").path("statement").asText();
            assertFalse(text.contains(":") || text.contains("?") || text.contains("\"") || text.contains("/*"), text);
            text.lines().filter(line -> line.contains("--")).forEach(line -> {
                assertTrue(line.startsWith("-- "), line);
                assertFalse(line.contains(";") || line.contains("'") || line.contains("`"), line);
            });
            text.lines().filter(line -> line.contains(";")).forEach(line -> assertTrue(line.endsWith(";"), line));
        }
    }

    /** The data has its own today: a job that looked at the clock would give other tables on another day. */
    @Test
    void noStatementLooksAtTheClock() {
        for (JsonNode job : schedule.path("jobs")) {
            String text = job.path("config").path("statement").asText();
            assertFalse(text.matches("(?is).*\\b(now|curdate|current_\\w+|sysdate|rand|uuid)\\b.*"), text);
        }
    }

    private List<String> names(String type) {
        return schedule.path("jobs")
                .valueStream()
                .filter(job -> type.isEmpty() || job.path("type").asText().equals(type))
                .map(job -> job.path("name").asText())
                .toList();
    }
}
