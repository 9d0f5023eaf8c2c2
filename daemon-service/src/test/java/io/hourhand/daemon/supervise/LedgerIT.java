package io.hourhand.daemon.supervise;

import io.hourhand.embedded.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The same worlds as {@link LedgerTest}, fewer of them, kept in a real database by the real stores. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class LedgerIT extends DecisionsTest {

    private static final int WORLDS = 25;
    private static final int STEPS = 20;

    LedgerIT(Server server) {
        super(server);
    }

    @Test
    void everySlotOfEveryWorldHasExactlyOneLineAndItIsWhatExplainTells() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = new World(seed, (definition, now) -> new StoredBook(database, claims(), definition, now));
            world.play(STEPS);
            Ledger ledger = new Ledger(world);
            ledger.assertComplete();
            ledger.assertExplained();
            world.end();
        }
    }
}
