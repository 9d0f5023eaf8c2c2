package io.hourhand.schedule;

import static io.hourhand.schedule.Cron.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "GMT", "Europe/Paris", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "CET"})
    void knowsTheNamesOfTheIanaData(String name) {
        assertEquals(Parsed.valid(ZoneId.of(name)), ZoneNames.parse(name));
    }

    @ParameterizedTest
    @CsvSource({
        "europe/paris,Europe/Paris",
        "Europe/Pariss,Europe/Paris",
        "Berlin,Europe/Berlin",
        "Europe/Berln,Europe/Berlin",
        "New York,America/New_York",
        "utc,UTC",
        "Asia/Calcuta,Asia/Calcutta"
    })
    void aRefusalSuggestsTheNearestName(String name, String nearest) {
        assertEquals(
                "\"" + name + "\" is no time zone of the IANA data; did you mean " + nearest + "?",
                refusal(ZoneNames.parse(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "UTC+2", "GMT+02:00", "Z", "", "Mars/Olympus_Mons", "SystemV/EST5EDT"})
    void refusesOffsetsAndInventions(String name) {
        refusal(ZoneNames.parse(name));
    }

    @Test
    void aRefusalIsOneLineAndShort() {
        assertEquals(
                "\"a?b\" is no time zone of the IANA data; write it like Europe/Berlin or UTC",
                refusal(ZoneNames.parse("a\nb")));
        assertEquals("a time zone's name has at most 64 characters", refusal(ZoneNames.parse("x".repeat(10_000))));
    }
}
