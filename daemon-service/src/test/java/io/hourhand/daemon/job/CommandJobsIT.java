package io.hourhand.daemon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CommandJobsIT {

    private final RecordingContext context = new RecordingContext();

    @Test
    void whatTheProgramPrintsIsTheJobsLog() throws Exception {
        assertEquals(
                Optional.of("exit code 0"),
                ready("{\"argv\":[\"sh\",\"-c\",\"echo one; echo two >&2; printf three\"]}")
                        .run(context));
        assertEquals(List.of("one", "two", "three"), context.lines());
    }

    @Test
    void anotherExitCodeIsAFailureThatNamesIt() {
        JobFailure failure = assertThrows(JobFailure.class, () -> ready("{\"argv\":[\"sh\",\"-c\",\"exit 3\"]}")
                .run(context));
        assertEquals("It ended with exit code 3.", failure.getMessage());
    }

    @Test
    void itsEnvironmentIsItsOwnAndNotTheDaemons() throws Exception {
        ready("{\"argv\":[\"env\"],\"environment\":{\"GREETING\":\"hello\"}}").run(context);
        assertTrue(context.lines().contains("GREETING=hello"));
        assertTrue(context.lines().contains("HOURHAND_ATTEMPT=2"));
        assertFalse(
                context.lines().stream().anyMatch(line -> line.startsWith("JAVA") || line.contains("DATABASE_URL")));
    }

    @Test
    void aCancelEndsTheProgramAndWhatItStarted() throws Exception {
        JobType.Work work = ready("{\"argv\":[\"sh\",\"-c\",\"sleep 300 & echo $!; wait\"]}");
        CompletableFuture<Optional<String>> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return work.run(context);
            } catch (Exception e) {
                return Optional.of("ended: " + e.getMessage());
            }
        });
        while (context.lines().isEmpty()) {
            Thread.onSpinWait();
        }
        ProcessHandle grandchild =
                ProcessHandle.of(Long.parseLong(context.lines().getFirst())).orElseThrow();
        work.cancel();
        // With which code depends on who ends first, the program or what it waits for; that all end does not.
        assertTrue(outcome.get(30, TimeUnit.SECONDS).isPresent());
        grandchild.onExit().get(30, TimeUnit.SECONDS);
    }

    /** Dkron #1675: a child that kept the pipe open kept its run open, for ever. */
    @Test
    @Tag("faults-row-64")
    void aChildThatKeepsTheOutputOpenHoldsItsJobForSecondsAndThenEndsToo() throws Exception {
        assertEquals(
                Optional.of("exit code 0"),
                ready("{\"argv\":[\"sh\",\"-c\",\"sleep 300 & echo $!\"]}").run(context));
        long child = Long.parseLong(context.lines().getFirst());
        ProcessHandle.of(child)
                .ifPresent(left -> left.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    @Test
    void aProgramThatIsNotThereFailsInWords() {
        assertThrows(JobFailure.class, () -> ready("{\"argv\":[\"/no/such/program\"]}")
                .run(context));
    }

    @Test
    void nothingRunsWhereTheOperatorDidNotAllowIt() {
        String refusal = refusal(new CommandJobs(false), "{\"argv\":[\"true\"]}");
        assertTrue(refusal.contains("COMMAND_JOBS=true"), refusal);
    }

    @Test
    void anEmptyCommandAndAMissingDirectoryAreRefused() {
        CommandJobs commands = new CommandJobs(true);
        assertTrue(refusal(commands, "{\"argv\":[]}").contains("argv"));
        assertTrue(refusal(commands, "{\"argv\":[\"true\"],\"workingDirectory\":\"/no/such\"}")
                .contains("/no/such"));
    }

    private static JobType.Work ready(String config) {
        return switch (new CommandJobs(true).prepare(job(config))) {
            case Parsed.Valid<JobType.Work>(JobType.Work work) -> work;
            case Parsed.Invalid<JobType.Work>(String message) -> fail(message);
        };
    }

    private static String refusal(JobType type, String config) {
        return switch (type.prepare(job(config))) {
            case Parsed.Valid<JobType.Work> valid -> fail("should be refused");
            case Parsed.Invalid<JobType.Work>(String message) -> message;
        };
    }

    private static JobSpec job(String config) {
        return new JobSpec("job", "command", config, Duration.ofMinutes(1), Retry.DEFAULT, OnRestart.RERUN);
    }
}
