package io.hourhand.store.purge;

/**
 * What went, or would go.
 *
 * @param chunks rows of logs
 * @param jobs attempts at jobs
 * @param events of journals
 * @param requests to run a schedule
 * @param workers starts of daemons
 * @param audit notes of who did what
 * @param logins that had expired
 */
public record Purged(
        long chunks, long runs, long jobs, long events, long requests, long workers, long audit, long logins) {

    public static final Purged NOTHING = new Purged(0, 0, 0, 0, 0, 0, 0, 0);

    static Purged logs(long chunks) {
        return new Purged(chunks, 0, 0, 0, 0, 0, 0, 0);
    }

    static Purged runs(long runs, long jobs, long events) {
        return new Purged(0, runs, jobs, events, 0, 0, 0, 0);
    }

    public Purged plus(Purged more) {
        return new Purged(
                chunks + more.chunks,
                runs + more.runs,
                jobs + more.jobs,
                events + more.events,
                requests + more.requests,
                workers + more.workers,
                audit + more.audit,
                logins + more.logins);
    }

    /** All rows together. */
    public long rows() {
        return chunks + runs + jobs + events + requests + workers + audit + logins;
    }

    /** In words, without what is none. */
    public String words() {
        StringBuilder words = new StringBuilder();
        say(words, runs, "run");
        say(words, jobs, "job row");
        say(words, events, "journal event");
        say(words, chunks, "chunk of logs", "chunks of logs");
        say(words, requests, "request to run", "requests to run");
        say(words, workers, "start of a daemon", "starts of daemons");
        say(words, audit, "audit note");
        say(words, logins, "expired login");
        return words.isEmpty() ? "nothing" : words.toString();
    }

    private static void say(StringBuilder words, long count, String one) {
        say(words, count, one, one + "s");
    }

    private static void say(StringBuilder words, long count, String one, String more) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : ", ").append(count).append(' ').append(count == 1 ? one : more);
        }
    }
}
