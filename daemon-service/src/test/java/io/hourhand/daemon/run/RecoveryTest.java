package io.hourhand.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.NotSerializableException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.persistence.RecoveryTimedOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryTest {

    static Throwable[] outages() {
        return new Throwable[] {
            new SQLException("Communications link failure"),
            new CompletionException(new SQLException("Connection is not available")),
            new TimeoutException("no answer"),
            new RecoveryTimedOut("Recovery timed out, didn't get event within 30000 milliseconds"),
            new RejectedExecutionException("the queue is full")
        };
    }

    @ParameterizedTest
    @MethodSource("outages")
    void aRunWhoseJournalIsAwayIsNotLost(Throwable failure) {
        assertEquals(Optional.empty(), Recovery.verdict(failure));
    }

    @Test
    void aRunIsLostWhoseJournalCannotBeUnderstood() {
        String why = Recovery.verdict(new NotSerializableException("no such event\nand more"))
                .orElseThrow();
        assertTrue(why.contains("(no such event)"), why);
    }
}
