package io.hourhand.quickstart.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * On which port the web-server shall listen: the wanted one, else 8080, else a free one.
 *
 * @param wanted by the user
 */
record WebPort(Optional<Integer> wanted) {

    private static final int USUAL = 8080;

    /** @throws Trouble if a port is wanted that cannot be had */
    void check() {
        if (wanted.isPresent() && !isFree(wanted.get())) {
            throw new Trouble(
                    "Port " + wanted.get() + " is taken or not allowed.",
                    "Name another one with --port, or leave it out to take a free one.");
        }
    }

    /** To be asked right before it is used; 0 lets the web-server take a free one. */
    int choose(Console console) {
        check();
        if (wanted.isPresent() || isFree(USUAL)) {
            return wanted.orElse(USUAL);
        }
        console.say("Port " + USUAL + " is taken: the web-server takes a free one");
        return 0;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
