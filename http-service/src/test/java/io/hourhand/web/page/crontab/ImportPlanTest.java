package io.hourhand.web.page.crontab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "1h"})
    void aLineBeyondTheMostIsNotLookedAtWhetherThoseBeforeItAreTakenOrNot(String timeout) {
        List<String> asked = new ArrayList<>();
        ImportPlan plan = ImportPlan.of(
                new ImportForm("@daily it\n".repeat(ImportPlan.MOST + 50), "UTC", "", timeout),
                name -> !asked.add(name),
                NOW);
        assertEquals(50, plan.wrong().size());
        assertEquals(ImportPlan.MOST, asked.size());
    }

    @Test
    void aTextThatIsNoCrontabIsRefusedAsAWhole() {
        for (String text : List.of("#\n".repeat(ImportPlan.MOST_LINES + 1), "#".repeat(ImportPlan.MOST_LETTERS + 1))) {
            ImportPlan plan = ImportPlan.of(new ImportForm(text, "UTC", "", "PT1H"), name -> false, NOW);
            assertEquals(
                    Map.of("crontab", "is longer than 2000 lines or 100000 letters: paste it in parts"), plan.fields());
        }
        assertTrue(ImportPlan.of(
                        new ImportForm("#\n".repeat(ImportPlan.MOST_LINES), "UTC", "", "PT1H"), name -> false, NOW)
                .empty());
    }
}
