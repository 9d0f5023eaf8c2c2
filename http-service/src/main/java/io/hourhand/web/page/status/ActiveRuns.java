package io.hourhand.web.page.status;

import io.hourhand.run.RunStatus;
import io.hourhand.store.history.RunHistory;
import io.hourhand.web.page.text.Times;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs by their state, the newest first. */
final class ActiveRuns {

    private static final int MOST = 50;

    private final RunHistory runs;

    ActiveRuns(RunHistory runs) {
        this.runs = runs;
    }

    List<RunLine> now(Times times) {
        return Stream.of(RunStatus.RUNNING, RunStatus.QUEUED)
                .flatMap(status -> with(status, MOST, times).stream())
                .toList();
    }

    List<RunLine> with(RunStatus status, int limit, Times times) {
        return runs
                .list(
                        new RunHistory.Filter(
                                Optional.empty(),
                                Optional.of(status),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        limit)
                .stream()
                .map(run -> RunLine.of(run, times))
                .toList();
    }
}
