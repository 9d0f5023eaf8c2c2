package io.hourhand.daemon.run;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.run.RunStore.EndingImage;
import io.hourhand.store.run.RunStore.JobImage;
import io.hourhand.store.run.RunStore.ProgressImage;
import io.hourhand.store.run.RunStore.RunImage;
import io.hourhand.store.sql.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * Writes images of runs: all together, or each run by itself once the database refuses a value among them. A run whose
 * rows are refused has them without its jobs' words and with the reason instead; if they are refused even so, its end is
 * that it has FAILED. Blocks: not for an actor's thread.
 */
final class CarefulRows {

    private final RunStore store;

    CarefulRows(RunStore store) {
        this.store = store;
    }

    /**
     * Writes images.
     *
     * @param jobs belong to these runs
     * @return false, with nothing written, when another daemon is in charge
     */
    boolean write(List<RunImage> runs, List<JobImage> jobs, List<ProgressImage> progress, List<EndingImage> endings) {
        try {
            return store.write(runs, jobs, progress, endings);
        } catch (StoreException e) {
            throwUnlessRefused(e);
        }
        boolean inCharge = true;
        for (RunImage run : runs) {
            inCharge &= writeAlone(
                    run,
                    jobs.stream().filter(job -> job.runId().equals(run.id())).toList());
        }
        // How far a job or its end is says nothing for long: what is refused of it is left out.
        return inCharge;
    }

    private boolean writeAlone(RunImage run, List<JobImage> jobs) {
        try {
            return store.write(List.of(run), jobs);
        } catch (StoreException e) {
            throwUnlessRefused(e);
            String reason = "The database refuses what is to be kept of this run: " + e.getMessage();
            Narration.warning("Run " + run.id() + ": " + reason);
            return writePlain(run, jobs, reason);
        }
    }

    private boolean writePlain(RunImage run, List<JobImage> jobs, String reason) {
        try {
            return store.write(
                    List.of(plain(run, reason)),
                    jobs.stream().map(job -> plain(job, reason)).toList());
        } catch (StoreException e) {
            throwUnlessRefused(e);
            return !run.status().isFinal()
                    || store.giveUp(run.id(), reason, run.finishedAt().orElseThrow());
        }
    }

    private static RunImage plain(RunImage run, String reason) {
        return new RunImage(
                run.id(),
                run.status(),
                run.startedAt(),
                run.finishedAt(),
                run.succeeded(),
                run.failed(),
                Optional.of(reason));
    }

    private static JobImage plain(JobImage job, String reason) {
        return new JobImage(
                job.id(),
                job.runId(),
                job.position(),
                job.attempt(),
                job.name(),
                job.type(),
                job.maxAttempts(),
                job.status(),
                job.startsAt(),
                job.startedAt(),
                job.finishedAt(),
                job.error().or(job::output).map(words -> reason),
                Optional.empty());
    }

    /** Of anything else than a refused value nobody knows how long it lasts: all is tried again later. */
    private static void throwUnlessRefused(StoreException failure) {
        boolean refused =
                switch (failure.kind()) {
                    case REFUSED, DUPLICATE -> true;
                    case UNAVAILABLE, CONTENTION, BROKEN -> false;
                };
        if (!refused) {
            throw failure;
        }
    }
}
