package io.hourhand.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackfillModeTest {

    @Test
    void missingMeansThatThereNeverWasARun() {
        assertEquals("nothing", wanted(BackfillMode.MISSING));
    }

    @Test
    void failedAddsThoseWhoseNewestRunEndedWithoutSuccess() {
        assertEquals("nothing FAILED CANCELLED ABANDONED", wanted(BackfillMode.FAILED));
    }

    @Test
    void allMeansAll() {
        assertEquals("nothing forgotten QUEUED RUNNING SUCCEEDED FAILED CANCELLED ABANDONED", wanted(BackfillMode.ALL));
    }

    /** How a slot may stand that the mode wants. */
    private static String wanted(BackfillMode mode) {
        List<String> nothing = mode.wants(false, Optional.empty()) ? List.of("nothing") : List.of();
        List<String> forgotten = mode.wants(true, Optional.empty()) ? List.of("forgotten") : List.of();
        Stream<String> known = Arrays.stream(RunStatus.values())
                .filter(status -> mode.wants(true, Optional.of(status)))
                .map(RunStatus::name);
        return Stream.of(nothing.stream(), forgotten.stream(), known)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }
}
