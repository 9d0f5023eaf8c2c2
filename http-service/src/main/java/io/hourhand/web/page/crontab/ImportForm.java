package io.hourhand.web.page.crontab;

import io.hourhand.web.page.frame.Form;
import java.util.Arrays;
import java.util.List;

/**
 * What a reader fills in.
 *
 * @param zone of the lines that no CRON_TZ comes before
 * @param timeout the longest time of each command: cron knows none
 */
public record ImportForm(String crontab, String zone, String tagsText, String timeout) {

    static ImportForm blank(String zone) {
        return new ImportForm("", zone, "crontab", "PT1H");
    }

    static ImportForm of(Form form) {
        return new ImportForm(
                form.text("crontab"),
                form.text("timeZone").strip(),
                form.text("tags"),
                form.text("timeout").strip());
    }

    List<String> tags() {
        return Arrays.stream(tagsText.split("[,\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
