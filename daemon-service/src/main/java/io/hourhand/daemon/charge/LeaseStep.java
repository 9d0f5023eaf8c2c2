package io.hourhand.daemon.charge;

import io.hourhand.store.charge.Lease;
import org.apache.pekko.actor.typed.ActorRef;

/** What {@link Leadership} tells itself: the answers to what it asked the database, and that a pause is over. */
sealed interface LeaseStep extends Leadership.Command {

    record Registered() implements LeaseStep {}

    record Connected(Lease lease) implements LeaseStep {}

    record Got(boolean lock) implements LeaseStep {}

    record Waited(Standby.Round round) implements LeaseStep {}

    record Wait() implements LeaseStep {}

    record Crowned(LeaseDesk.Crown crown) implements LeaseStep {}

    record Renewed(boolean still) implements LeaseStep {}

    record Failed(Throwable cause) implements LeaseStep {}

    record TryAgain() implements LeaseStep {}

    record Gone(ActorRef<Leadership.Left> replyTo) implements LeaseStep {}
}
