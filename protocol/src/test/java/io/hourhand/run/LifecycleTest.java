package io.hourhand.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/run-lifecycle.md tells of transitions is what the code allows. */
class LifecycleTest {

    private static final Path PAGE = Path.of("..", "docs", "run-lifecycle.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (a run|an attempt) \\| ([A-Z_]+) \\| ([A-Z_, –]+) \\|");

    @Test
    void thePageAndTheCodeKnowTheSameTransitions() throws IOException {
        Map<String, String> told = ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1) + " " + row.group(2),
                        LifecycleTest::next,
                        (one, two) -> two,
                        TreeMap::new));
        Map<String, String> known = new TreeMap<>();
        for (RunStatus from : RunStatus.values()) {
            known.put(
                    "a run " + from,
                    words(Arrays.stream(RunStatus.values())
                            .filter(from::mayBecome)
                            .toArray()));
        }
        for (JobStatus from : JobStatus.values()) {
            known.put(
                    "an attempt " + from,
                    words(Arrays.stream(JobStatus.values())
                            .filter(from::mayBecome)
                            .toArray()));
        }
        assertEquals(known, told);
    }

    private static String next(MatchResult row) {
        return row.group(3).equals("–") ? "[]" : words((Object[]) row.group(3).split(", "));
    }

    private static String words(Object[] statuses) {
        return Arrays.stream(statuses)
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }
}
