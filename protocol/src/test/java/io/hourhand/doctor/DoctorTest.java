package io.hourhand.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.doctor.Finding.Verdict;
import io.hourhand.policy.ClockOffset;
import io.hourhand.policy.ClockReading;
import io.hourhand.run.DrainOrder;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.ServerFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final UUID ID = new UUID(0, 1);
    private static final String ROOM = "hourhand_daemon_spool_free_bytes 2147483648\n";

    @Test
    void whereAllIsWellAllFindingsAreGoodAndAskForNothing() {
        List<Finding> findings = Doctor.findings(well());
        assertFalse(Doctor.anyBad(findings));
        findings.forEach(finding -> {
            assertEquals(Verdict.GOOD, finding.verdict(), finding.name());
            assertEquals("", finding.todo(), finding.name());
        });
    }

    @Test
    void eachTroubleIsFoundInItsPlaceAndSaysWhatToDo() {
        Symptoms well = well();
        assertFinds("Database", Verdict.BAD, well(server(true, 3, NOW), well.schema(), Optional.of(ROOM)));
        assertFinds("Database", Verdict.WARNING, well(server(false, 900, NOW), well.schema(), Optional.of(ROOM)));
        assertFinds(
                "Clock", Verdict.WARNING, well(server(false, 3, NOW.plusSeconds(9)), well.schema(), Optional.of(ROOM)));
        assertFinds(
                "Schema",
                Verdict.BAD,
                well(well.server(), new Migrations.State(Optional.of("12"), 2), Optional.of(ROOM)));
        assertFinds(
                "Room for results",
                Verdict.BAD,
                well(well.server(), well.schema(), Optional.of("hourhand_daemon_spool_free_bytes 1000\n")));
        assertFinds(
                "Room for results",
                Verdict.BAD,
                well(well.server(), well.schema(), Optional.of("hourhand_daemon_spool_free_bytes -1\n")));
        assertFinds("Nudges", Verdict.BAD, well(well.server(), well.schema(), Optional.empty()));
        assertFinds("Time zones", Verdict.BAD, of(well, List.of("nightly"), worker(1), Optional.empty()));
        assertFinds("Clock", Verdict.WARNING, of(well, List.of(), worker(1, apart(20)), Optional.empty()));
        assertFinds("Clock", Verdict.BAD, of(well, List.of(), worker(1, apart(90)), Optional.empty()));
        assertFinds("Daemon", Verdict.BAD, of(well, List.of(), worker(600), Optional.empty()));
        assertFinds("Daemon", Verdict.BAD, of(well, List.of(), Optional.empty(), Optional.empty()));
        assertFinds(
                "Daemon",
                Verdict.WARNING,
                of(well, List.of(), worker(1), Optional.of(new DrainOrder(ID, NOW, "ada", "disks", Optional.empty()))));
    }

    @Test
    void aDaemonThatAnswersWithoutTheFigureIsOfAnOlderBuild() {
        assertTrue(Doctor.findings(well(well().server(), well().schema(), Optional.of("other 1\n"))).stream()
                .anyMatch(finding -> finding.todo().contains("an older one does not know")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 MB",
        "104857599, 99 MB",
        "1073741823, 1023 MB",
        "1073741824, 1.0 GB",
        "3435973836, 3.1 GB",
        "10737418240, 10 GB",
        "46472888320, 43 GB"
    })
    void roomIsSaidInTheUnitThatPeopleCountADiskIn(long bytes, String said) {
        assertEquals(said, Doctor.size(bytes));
    }

    private static void assertFinds(String name, Verdict verdict, Symptoms symptoms) {
        List<Finding> findings = Doctor.findings(symptoms);
        Finding found = findings.stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(verdict, found.verdict(), findings::toString);
        assertFalse(found.todo().isEmpty(), findings::toString);
        assertTrue(verdict != Verdict.BAD || Doctor.anyBad(findings));
    }

    private static Optional<ClockReading> apart(long seconds) {
        return Optional.of(ClockReading.first(new ClockOffset(Duration.ofSeconds(seconds), Duration.ZERO)));
    }

    private static Symptoms well() {
        return well(server(false, 3, NOW), new Migrations.State(Optional.of("14"), 0), Optional.of(ROOM));
    }

    private static Symptoms well(ServerFacts server, Migrations.State schema, Optional<String> figures) {
        return new Symptoms(server, schema, "2026b", List.of(), worker(1), Optional.empty(), figures, NOW);
    }

    private static Symptoms of(
            Symptoms well, List<String> unreadable, Optional<Worker> daemon, Optional<DrainOrder> drain) {
        return new Symptoms(
                well.server(), well.schema(), "2026b", unreadable, daemon, drain, well.figures(), well.now());
    }

    private static ServerFacts server(boolean readOnly, long millis, Instant now) {
        return new ServerFacts("9.7.0", now, readOnly, Duration.ofMillis(millis));
    }

    private static Optional<Worker> worker(long silent) {
        return worker(silent, Optional.empty());
    }

    private static Optional<Worker> worker(long silent, Optional<ClockReading> clock) {
        return Optional.of(new Worker(
                ID,
                WorkerStatus.RUNNING,
                "host",
                1,
                "0.1.0",
                NOW,
                NOW,
                Optional.empty(),
                "http://127.0.0.1:8081",
                "key",
                Optional.of(1L),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Optional.empty(),
                clock,
                Duration.ofSeconds(silent)));
    }
}
