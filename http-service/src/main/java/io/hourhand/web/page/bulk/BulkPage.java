package io.hourhand.web.page.bulk;

import io.hourhand.web.action.BulkEdits.Seen;
import java.util.List;
import java.util.Optional;

/**
 * What is asked before many schedules are changed.
 *
 * @param count how many were chosen
 * @param first the names of the first few
 * @param chosen all of them; empty where they are too many
 * @param back the list that they were chosen from
 * @param key by which the answer is known again if it is sent twice
 * @param complaint what is wrong with the answer that was given before
 */
public record BulkPage(
        BulkAction action,
        long count,
        List<String> first,
        List<Seen> chosen,
        String back,
        String key,
        Optional<String> complaint,
        String reason,
        String until) {

    /** "Pause 12 schedules". */
    public String asked() {
        return action == BulkAction.RUN ? "Run " + counted(count) + " now" : action.words() + " " + counted(count);
    }

    public boolean tooMany() {
        return count > action.most();
    }

    /** "1 schedule" or "12 schedules". */
    static String counted(long count) {
        return count == 1 ? "1 schedule" : String.format(java.util.Locale.ROOT, "%,d schedules", count);
    }
}
