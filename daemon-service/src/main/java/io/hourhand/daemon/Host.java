package io.hourhand.daemon;

import io.hourhand.config.Version;
import io.hourhand.run.Ids;
import io.hourhand.store.charge.WorkerStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The machine's name, how a host stands in a URL, and what a daemon on this machine tells of itself. */
final class Host {

    private Host() {}

    static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /**
     * For one start of a daemon, with an id of its own.
     *
     * @param port of its endpoint
     * @param key to its endpoint
     */
    static WorkerStore.Registration registration(DaemonSettings settings, int port, String key) {
        return new WorkerStore.Registration(
                Ids.next(),
                name(),
                ProcessHandle.current().pid(),
                Version.number() + " (" + Version.commit() + ")",
                settings.adminUrl().orElseGet(() -> "http://" + inUrl(settings.adminHost()) + ":" + port),
                key,
                settings.heartbeat(),
                settings.poll(),
                Optional.of(settings.commandJobs()));
    }
}
