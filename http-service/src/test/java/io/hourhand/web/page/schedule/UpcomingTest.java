package io.hourhand.web.page.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.Json;
import io.hourhand.json.Reading;
import io.hourhand.run.Ids;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpcomingTest {

    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
    private static final Instant DAY = NOW.plus(Duration.ofHours(24));

    @Test
    void firingsOfManySchedulesComeInTheOrderOfTheirTimes() {
        List<StoredSchedule> both = List.of(schedule("half", "30 * * * *"), schedule("three", "0 */3 * * *"));
        assertEquals(
                List.of("half 10:30", "half 11:30", "three 12:00", "half 12:30", "half 13:30"), first(both, DAY, 5));
    }

    @Test
    void whatIsAtTheEndOfTheDayIsNotOfIt() {
        assertEquals(List.of(), first(List.of(schedule("daily", "0 10 * * *")), DAY, 5));
        assertEquals(List.of("daily 10:00"), first(List.of(schedule("daily", "0 10 * * *")), DAY.plusSeconds(1), 5));
    }

    @Test
    void ofALateScheduleTheLateSlotComesOnceAndThenThoseFromNowOn() {
        StoredSchedule late = due(schedule("late", "0 * * * *"), NOW.minus(Duration.ofHours(30)));
        assertEquals(List.of("late 04:00", "late 11:00", "late 12:00"), first(List.of(late), DAY, 3));
    }

    @Test
    void theFirstFiringsAreAmongTheSchedulesThatAreDueSoonest() {
        List<StoredSchedule> all = IntStream.range(0, 40)
                .mapToObj(n -> schedule("s" + n, n + " */" + (1 + n % 5) + " * * *"))
                .sorted((a, b) ->
                        a.nextDueAt().orElseThrow().compareTo(b.nextDueAt().orElseThrow()))
                .toList();
        assertEquals(first(all, DAY, 10), first(all.subList(0, 10), DAY, 10));
    }

    private static List<String> first(List<StoredSchedule> schedules, Instant until, int most) {
        return Upcoming.merged(schedules, NOW, until, most).stream()
                .map(start -> start.schedule().definition().name() + " "
                        + start.firing().dueAt().toString().substring(11, 16))
                .toList();
    }

    private static StoredSchedule schedule(String name, String cron) {
        String json = "{\"name\":\"" + name + "\",\"enabled\":true,\"timing\":{\"type\":\"cron\",\"expression\":\""
                + cron + "\"},\"jobs\":[{\"name\":\"one\",\"type\":\"sql\"}]}";
        if (Json.parse(json) instanceof Parsed.Valid<JsonNode>(JsonNode node)
                && DefinitionReader.read(node) instanceof Reading.Valid<ScheduleDefinition>(var definition)) {
            Instant next = definition.firings().after(NOW).orElseThrow().dueAt();
            return due(
                    new StoredSchedule(
                            Ids.next(), 1, definition, Optional.empty(), Optional.empty(), Optional.empty(), NOW, NOW),
                    next);
        }
        throw new IllegalArgumentException(cron);
    }

    private static StoredSchedule due(StoredSchedule it, Instant next) {
        return new StoredSchedule(
                it.id(),
                it.version(),
                it.definition(),
                Optional.of(next),
                it.pause(),
                it.problem(),
                it.createdAt(),
                it.updatedAt());
    }
}
