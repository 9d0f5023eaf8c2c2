package io.hourhand.daemon.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HearingTest {

    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    private static final Instant LATER = START.plusSeconds(3);
    private static final Hearing ANSWERED = new Hearing.Answered();

    @Test
    void whatIsAnsweredInTimeIsNobodysDoubt() {
        Hearing asked = ANSWERED.asked(START);
        assertEquals(Optional.empty(), asked.silentSince());
        assertEquals(ANSWERED, asked.heard());
        assertEquals(ANSWERED, asked.heard().tooLong(), "patience that was over as the answer came");
    }

    @Test
    void whatHasNoAnswerForTooLongIsInDoubtSinceItWasAsked() {
        assertEquals(Optional.of(START), ANSWERED.asked(START).tooLong().silentSince());
    }

    @Test
    void askingAgainMeanwhileNeitherBeginsNorEndsAnything() {
        Hearing asked = ANSWERED.asked(START);
        assertEquals(asked, asked.asked(LATER));
        assertEquals(asked.tooLong(), asked.asked(LATER).tooLong());
        assertEquals(asked.tooLong(), asked.tooLong().asked(LATER));
        assertEquals(asked.tooLong(), asked.tooLong().tooLong());
    }

    @Test
    void anyAnswerEndsADoubtAndTheNextSilenceIsADoubtOfItsOwn() {
        Hearing heard = ANSWERED.asked(START).tooLong().heard();
        assertEquals(Optional.empty(), heard.silentSince());
        assertEquals(Optional.of(LATER), heard.asked(LATER).tooLong().silentSince());
    }

    @Test
    void aDatabaseThatIsNotAskedIsNotInDoubt() {
        assertEquals(Optional.empty(), ANSWERED.tooLong().silentSince());
    }
}
