package io.hourhand.quickstart.system.fault.away;

import io.hourhand.quickstart.system.fault.stage.Server;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** How a database can be away. */
enum Way {
    /** It takes what it is asked and does not answer. */
    HANGS(".*The database has not answered for 5 s.*") {
        @Override
        void begin(Remote remote) {
            remote.link().pause();
        }

        @Override
        void end(Remote remote) {
            remote.link().pass();
        }
    },
    /** Its connections break and no new one comes about. */
    REFUSES(Way.UNREACHABLE) {
        @Override
        void begin(Remote remote) {
            remote.link().refuse();
        }

        @Override
        void end(Remote remote) {
            remote.link().open();
        }
    },
    /** Its process is killed, and later there is another on the same files. */
    IS_GONE(Way.UNREACHABLE) {
        @Override
        void begin(Remote remote) {
            remote.kill();
        }

        @Override
        void end(Remote remote) {
            remote.restart();
        }
    };

    private static final String UNREACHABLE = ".*The database cannot be reached, trying again until it can: .*";

    private final String line;

    Way(String line) {
        this.line = line;
    }

    /** The line in which the daemon says that it is away. */
    String line() {
        return line;
    }

    /** A database that can be away in this way. */
    Remote remote(Server server) {
        return this == IS_GONE ? Remote.ofItsOwn(server) : Remote.shared(server);
    }

    abstract void begin(Remote remote);

    abstract void end(Remote remote);

    /** By day without the one that needs a server of its own; at night all, each with each server. */
    static Stream<Arguments> byDayAndAtNight() {
        return Stream.of(values())
                .filter(way -> way != IS_GONE || Boolean.getBoolean("nightly"))
                .flatMap(way -> way.servers().map(server -> Arguments.of(way, server)));
    }

    /** A daemon that hears nothing takes longer to know. */
    private Stream<Server> servers() {
        return this == HANGS ? Server.mainlyMariaDb() : Stream.of(Server.values());
    }
}
