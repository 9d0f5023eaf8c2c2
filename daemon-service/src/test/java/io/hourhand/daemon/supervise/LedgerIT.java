package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.store.run.BackfillClaims;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Worlds as in {@link LedgerTest}, fewer of them, kept in a real database by the real stores: decisions are cut by kills
 * before and after their commit, and slots that are past are backfilled and retried.
 */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class LedgerIT extends DecisionsTest {

    private static final int WORLDS = 15;
    private static final int STEPS = 20;

    /** Runs of backfills and retries have no line; each other run is that of exactly one. */
    private static final String RUNS_WITHOUT_THEIR_LINE =
            "SELECT run.id AS id FROM ScheduleRun AS run LEFT JOIN ScheduleSlot AS slot ON slot.runId = run.id"
                    + " AND slot.scheduleId = run.scheduleId AND slot.dueAt = run.dueAt AND slot.outcome = 'RAN'"
                    + " WHERE (slot.runId IS NULL) <> (run.cause IN ('BACKFILL', 'RETRY'))";

    private static final String LINES_WITHOUT_THEIR_RUN =
            "SELECT slot.scheduleId AS id FROM ScheduleSlot AS slot LEFT JOIN ScheduleRun AS run ON run.id = slot.runId"
                    + " WHERE (run.id IS NULL) <> (slot.outcome <> 'RAN')";

    LedgerIT(Server server) {
        super(server);
    }

    @Test
    @Tag("faults-row-20")
    @Tag("faults-row-47")
    void everySlotOfEveryWorldHasExactlyOneLineAndItIsWhatExplainTells() {
        StoredBook.prepareCuts(database);
        BackfillClaims backfills = new BackfillClaims(database, worker, 1);
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = new World(
                    seed, (definition, now) -> new StoredBook(database, claims(), backfills, definition, now));
            world.play(STEPS);
            Ledger ledger = new Ledger(world);
            ledger.assertComplete();
            ledger.assertExplained();
            world.end();
        }
        assertEquals(List.of(), rows(RUNS_WITHOUT_THEIR_LINE));
        assertEquals(List.of(), rows(LINES_WITHOUT_THEIR_RUN));
        assertTrue(rows("SELECT id FROM ScheduleRun WHERE cause = 'BACKFILL'").size() > WORLDS);
        assertTrue(rows("SELECT id FROM ScheduleRun WHERE cause = 'RETRY'").size() > WORLDS / 2);
    }

    private List<String> rows(String query) {
        return database.each(sql -> sql.rows(query, row -> row.text("id")));
    }
}
