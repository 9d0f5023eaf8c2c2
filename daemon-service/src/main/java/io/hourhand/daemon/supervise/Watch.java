package io.hourhand.daemon.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Since when this daemon could have started what is due, without a break. A slot that came before was missed while down,
 * a later one is on time however late it is looked at. One rule for a restart, a process that was stopped, a machine
 * that slept, a clock that was set forward and a database that was away: all of them are a break between two moments at
 * which the daemon was seen ready.
 *
 * @param since the first moment after the last break
 * @param last the last moment at which it was seen ready
 * @param before when a daemon was last known to be ready before that break
 * @param cause why nothing could start then, where somebody wanted it so
 */
record Watch(Instant since, Instant last, Optional<Instant> before, Optional<String> cause) {

    /** A daemon that was not ready for longer was down. Slots of a shorter stretch are late, and decided as on time. */
    static final Duration BREAK = Duration.ofSeconds(10);

    /** The watch of a daemon that is in charge from now on. */
    static Watch begins(Instant now, Optional<Instant> before) {
        return new Watch(now, now, before, Optional.empty());
    }

    /** The same where nothing may begin yet, as it was drained before: that goes on, and is one break when it is over. */
    static Watch beginsDrained(Instant now, Optional<Instant> before, Instant drained) {
        Instant last = before.filter(drained::isAfter).orElse(drained);
        return new Watch(now, last.isAfter(now) ? now : last, before, Optional.empty());
    }

    /** This watch after the daemon was seen ready once more. */
    Watch seen(Instant now) {
        return seen(now, Optional.empty());
    }

    /** @param why it was not ready for a while, if it was not and that is known */
    Watch seen(Instant now, Optional<String> why) {
        if (now.isBefore(last)) {
            return new Watch(since.isAfter(now) ? now : since, now, before, cause);
        }
        return Duration.between(last, now).compareTo(BREAK) > 0
                ? new Watch(now, now, Optional.of(last), why)
                : new Watch(since, now, before, cause);
    }

    /** A sentence that shows why a slot was missed. */
    String absence() {
        return before.map(from -> "nothing could start from " + from + " to " + since
                        + cause.map(why -> ", as " + why).orElse(""))
                .orElseGet(() -> "no daemon was in charge until " + since);
    }
}
