package io.hourhand.web.page.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.web.page.search.SearchWords.Explained;
import io.hourhand.web.page.search.SearchWords.Leads;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            status:failed schedule:backup since:24h | /admin/jobs?status=failed&since=24h&schedule=backup
            since:24h backup status:FAILED | /admin/jobs?status=failed&since=24h&schedule=backup
            job:"copy files" longer:10m | /admin/jobs?name=copy+files&longer=10m
            status:timed_out | /admin/jobs?status=timed_out
            backup | /admin/schedules?q=backup
            daily full sync | /admin/schedules?q=daily+full+sync
            schedule:backup state:late | /admin/schedules?q=backup&state=late
            state:on | /admin/schedules?state=on
            owner:ada state:late | /admin/schedules?state=late&owner=ada
            state:paused tag:nightly | /admin/schedules?state=paused&tag=nightly
            a&b=c | /admin/schedules?q=a%26b%3Dc
            0198c0de-0000-7000-8000-000000000001 | /admin/runs/0198c0de-0000-7000-8000-000000000001
            """)
    void wordsLeadToTheAddressOfTheFields(String typed, String address) {
        assertEquals(new Leads(address), SearchWords.read(typed));
    }

    @Test
    void nothingLeadsToTheSchedules() {
        assertEquals(new Leads("/admin/schedules"), SearchWords.read("  "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour:red | “colour:” is no word of this search. There are status:, schedule:, job:, since:, longer:, state:, tag:, owner:.
            since:yesterday | “since:yesterday” is not among its values: 1h, 24h, 7d, 30d.
            status:failed status:running | “status:” is there twice; a list has one.
            status: failed | “status:” has no value: it follows the colon without a blank.
            tag:nightly since:1h | “tag:” is about schedules and cannot stand beside words about jobs (status, job, since, longer).
            """)
    void whatIsNotUnderstoodIsExplained(String typed, String complaint) {
        assertTrue(
                SearchWords.read(typed) instanceof Explained(var complaints)
                        && complaints.equals(java.util.List.of(complaint)),
                () -> SearchWords.read(typed).toString());
    }

    @Test
    void wordsAboutSchedulesDoNotStandBesideWordsAboutJobs() {
        assertTrue(SearchWords.read("state:on status:failed") instanceof Explained);
    }

    @Test
    void whateverIsTypedLeadsSomewhereOnThisServerOrIsExplained() {
        Random random = new Random(5);
        String letters = "status:failed\"\\ \u202e<>&?#%/=+ü😀schedule:";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder typed = new StringBuilder();
            random.ints(random.nextInt(40), 0, letters.length()).forEach(at -> typed.append(letters.charAt(at)));
            if (SearchWords.read(typed.toString()) instanceof Leads(String address)) {
                assertTrue(address.matches("/admin/(schedules|jobs)([?][\\x21-\\x7e]*)?"), typed + " " + address);
            }
        }
    }

    @Test
    void everySuggestionWithAValueIsUnderstood() {
        SearchWords.suggestions().stream()
                .filter(word -> !word.endsWith(":"))
                .forEach(word -> assertTrue(SearchWords.read(word) instanceof Leads, word));
    }
}
