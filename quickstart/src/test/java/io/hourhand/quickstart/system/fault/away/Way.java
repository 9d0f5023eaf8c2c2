package io.hourhand.quickstart.system.fault.away;

import io.hourhand.quickstart.system.fault.stage.Server;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** How a database can be away. */
enum Way {
    /** It takes what it is asked and does not answer. */
    HANGS {
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
    REFUSES {
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
    IS_GONE {
        @Override
        void begin(Remote remote) {
            remote.kill();
        }

        @Override
        void end(Remote remote) {
            remote.restart();
        }
    };

    /** A database that can be away in this way. */
    Remote remote(Server server) {
        return this == IS_GONE ? Remote.ofItsOwn(server) : Remote.shared(server);
    }

    abstract void begin(Remote remote);

    abstract void end(Remote remote);

    /** By day the one that is done with most quickly; at night all. Each with each server. */
    static Stream<Arguments> byDayAndAtNight() {
        Stream<Way> ways = Boolean.getBoolean("nightly") ? Stream.of(values()) : Stream.of(REFUSES);
        return ways.flatMap(way -> Stream.of(Server.values()).map(server -> Arguments.of(way, server)));
    }
}
