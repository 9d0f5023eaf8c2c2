package io.hourhand.daemon.supervise;

import org.junit.jupiter.api.Test;

/** Every slot ends in exactly one line, whatever befalls the daemon, its clock and the schedule. */
class LedgerTest {

    private static final int WORLDS = 400;
    private static final int STEPS = 30;

    @Test
    void everySlotOfEveryWorldHasExactlyOneLineAndItIsWhatExplainTells() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = new World(seed, MemoryBook::new);
            world.play(STEPS);
            Ledger ledger = new Ledger(world);
            ledger.assertComplete();
            ledger.assertExplained();
        }
    }
}
