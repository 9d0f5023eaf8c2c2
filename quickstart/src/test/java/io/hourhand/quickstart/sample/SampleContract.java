package io.hourhand.quickstart.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.sample.FullSync.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds for the sample application on every server. Loads it and runs all its jobs twice: first statement by
 * statement, then with a transaction a job, in another time zone and with the server's clock in another year.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SampleContract {

    /** Changes with every change to the seed or the sources' tables: then raise {@link SampleData#VERSION} too. */
    private static final String LOADED = "6e5db09c4cccfd18";

    /** Changes with every change to a job's result. */
    private static final String SYNCED = "c903825ea6f40b94";

    private final Map<JobCheck, List<String>> expected = new HashMap<>();
    private final Map<JobCheck, List<String>> actual = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private boolean loadedAgain;
    private Map<String, String> loaded = Map.of();
    private Map<String, String> once = Map.of();
    private Map<String, String> twice = Map.of();
    private Map<String, Ran> ran = Map.of();

    abstract void start() throws SQLException;

    abstract void stop() throws SQLException;

    abstract String server();

    /** An empty schema of the test's own; {@code parameters} are the driver's. */
    abstract DataSource schema(String name, String parameters) throws SQLException;

    @BeforeAll
    void loadAndRunTwice() throws Exception {
        start();
        DataSource database = schema("sample", "");
        long start = System.nanoTime();
        assertTrue(SampleData.load(database));
        say("loaded in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        loaded = Rows.digests(database, SampleData.tables());
        for (String rule : SqlScript.read("world-rules.sql").statements()) {
            if (!Rows.read(database, rule).equals(List.of("0"))) {
                broken.add(rule);
            }
        }
        ran = new FullSync(database, false).run(job -> ask(database, job, true), job -> ask(database, job, false));
        once = Rows.digests(database, SampleData.tables());
        DataSource later = schema("sample", "sessionVariables=timestamp=1924995600,time_zone='-09:30'");
        Map<String, Ran> again = new FullSync(later, true).run(job -> {}, job -> {});
        loadedAgain = SampleData.load(database);
        twice = Rows.digests(database, SampleData.tables());
        ran.forEach(
                (job, first) -> say("%-26s %5d ms, again %5d ms".formatted(job, first.millis(), millis(again, job))));
        say("all " + ran.values().stream().mapToLong(Ran::millis).sum() + " ms, again "
                + again.values().stream().mapToLong(Ran::millis).sum() + " ms");
    }

    @AfterAll
    void end() throws SQLException {
        stop();
    }

    @TestFactory
    Stream<DynamicTest> eachJobDoesItsWork() {
        return JobCheck.all().stream()
                .map(check -> DynamicTest.dynamicTest(check.toString(), () -> {
                    assertEquals(expected.get(check), actual.get(check));
                    assertFalse(actual.getOrDefault(check, List.of()).isEmpty());
                }));
    }

    @Test
    void everyJobHasACheck() {
        assertEquals(
                ran.keySet(),
                Set.copyOf(JobCheck.all().stream().map(JobCheck::job).toList()));
    }

    @Test
    void everyTableHasRowsAfterwards() throws SQLException {
        DataSource database = schema("sample", "");
        for (String table : SampleData.tables()) {
            assertFalse(
                    Rows.read(database, "SELECT 1 FROM " + table + " LIMIT 1").isEmpty(), table);
        }
    }

    @Test
    void eachCheckQueryOfTheDocumentationGivesTheNumberBesideIt() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "sample-application.md"));
        List<MatchResult> checks = Pattern.compile("`(SELECT [^`]+)` \\[([0-9,]+)]")
                .matcher(page)
                .results()
                .toList();
        assertEquals(20, checks.size());
        for (MatchResult check : checks) {
            String number = check.group(2).replace(",", "");
            assertEquals(List.of(number), Rows.read(schema("sample", ""), check.group(1)), check.group(1));
        }
    }

    @Test
    void runningAllJobsAgainInAnotherYearGivesTheSameTables() {
        assertEquals(once, twice);
    }

    @Test
    void theRowsAreTheSameOnEveryMachineAndServer() {
        assertEquals(List.of(LOADED, SYNCED), List.of(Rows.digest(loaded), Rows.digest(once)), once::toString);
    }

    @Test
    void theWorldKeepsItsRules() {
        assertEquals(List.of(), broken);
    }

    @Test
    void javaJobsSayWhatTheyDidAndTheScoresHowFarTheyAre() {
        assertTrue(lines("matchScoreUpdateJob").getFirst().startsWith("82 cities, "));
        assertTrue(lines("duplicateProfileJob").getFirst().contains(" profiles seem to belong to "));
        assertTrue(lines("digestPreparationJob").getLast().endsWith(" digests are ready to send"));
        List<String> progress = ran.getOrDefault("matchScoreUpdateJob", new Ran(0, List.of(), List.of()))
                .progress();
        assertEquals(82, progress.size());
        assertEquals("82/82", progress.getLast());
    }

    @Test
    void aSecondLoadDoesNothing() {
        assertFalse(loadedAgain);
    }

    @Test
    void aHalfLoadedSampleIsRepaired() throws SQLException {
        DataSource database = schema("half", "");
        for (String statement : SqlScript.read("sources.sql").statements()) {
            Rows.write(database, statement);
        }
        Rows.write(database, "INSERT INTO match_city (id, name, country) VALUES (1, 'Atlantis', 'Sea')");
        assertTrue(SampleData.load(database));
        assertEquals(loaded, Rows.digests(database, SampleData.tables()));
    }

    @Test
    void somebodyElsesTableOfTheSameNameIsLeftAlone() throws SQLException {
        DataSource database = schema("foreign", "");
        Rows.write(database, "CREATE TABLE match_profile (id INT PRIMARY KEY)");
        Rows.write(database, "INSERT INTO match_profile VALUES (42)");
        assertThrows(IllegalStateException.class, () -> SampleData.load(database));
        assertEquals(List.of("42"), Rows.read(database, "SELECT * FROM match_profile"));
        assertEquals(List.of("match_profile"), Rows.read(database, "SHOW TABLES"));
    }

    private void ask(DataSource database, String job, boolean before) throws SQLException {
        for (JobCheck check : JobCheck.all()) {
            if (check.job().equals(job)) {
                (before ? expected : actual)
                        .put(check, Rows.read(database, before ? check.expected() : check.actual()));
            }
        }
    }

    private List<String> lines(String job) {
        return ran.getOrDefault(job, new Ran(0, List.of(), List.of())).lines();
    }

    private static long millis(Map<String, Ran> ran, String job) {
        return ran.getOrDefault(job, new Ran(0, List.of(), List.of())).millis();
    }

    private void say(String line) {
        System.out.println(server() + ": " + line);
    }
}
