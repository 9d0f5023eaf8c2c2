package io.hourhand.web.page.bulk;

import static io.hourhand.web.page.text.Texts.say;

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
        return switch (action) {
            case ON -> say("bulk.on.asked", count);
            case OFF -> say("bulk.off.asked", count);
            case PAUSE -> say("bulk.pause.asked", count);
            case RESUME -> say("bulk.resume.asked", count);
            case RUN -> say("bulk.run.asked", count);
            case DELETE -> say("bulk.delete.asked", count);
        };
    }

    public boolean tooMany() {
        return count > action.most();
    }
}
