package io.hourhand.web.page.schedule;

import io.hourhand.store.history.LatestRuns.Brief;
import io.hourhand.web.auth.Caller;
import java.util.Optional;

/**
 * The idempotency key of a button Run Now. It names what its reader saw: the schedule's version and its newest run as it
 * stood then. Pressed twice it is one request; pressed again after something happened it is another one.
 */
public final class RunKey {

    private RunKey() {}

    public static String of(Caller caller, long version, Optional<Brief> newest) {
        return "page " + caller.userId() + " v" + version + " "
                + newest.map(run -> run.id() + " " + run.status()).orElse("first");
    }
}
