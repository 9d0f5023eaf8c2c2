package io.hourhand.web.page.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.web.action.RetryPlan;
import io.hourhand.web.action.RetryPlan.LeftOut;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryPageTest {

    @Test
    void aCountThatEndsBeforeAllWereLookedAtSaysSo() {
        RetryPlan plan = new RetryPlan(List.of(), Map.of(LeftOut.OVER_MOST, 900));
        String words = "900 are " + LeftOut.OVER_MOST.words();
        assertEquals(List.of(words), RetryPage.leftOut(plan, false));
        assertEquals(List.of("at least " + words), RetryPage.leftOut(plan, true));
    }
}
