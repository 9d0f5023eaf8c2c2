package io.hourhand.web.page.frame;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.web.action.Refusal;
import java.util.Optional;

/** What a page says of a run that was refused, and the way to the one for which it was. */
public final class RefusedRun {

    private RefusedRun() {}

    /**
     * The message.
     *
     * @param reason as the daemon gave it
     */
    public static Flash flash(String beginning, Optional<String> reason) {
        Refusal refusal = Refusal.of(reason.map(text -> " " + text).orElse(""));
        Flash flash = Flash.trouble(beginning + refusal.why());
        return refusal.inTheWay()
                .map(run -> flash.leading(say("word.in-the-way"), "/admin/runs/" + run))
                .orElse(flash);
    }
}
