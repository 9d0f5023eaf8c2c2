package io.hourhand.quickstart;

import io.hourhand.quickstart.house.Console;
import io.hourhand.quickstart.house.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** On which port the web-server shall listen. */
final class WebPort {

    private static final int USUAL = 8080;

    private WebPort() {}

    /**
     * The wanted port, else 8080, else 0, which lets the web-server take a free one.
     *
     * @throws Trouble if the wanted port is taken
     */
    static int choose(Optional<Integer> wanted, Console console) {
        int port = wanted.orElse(USUAL);
        if (isFree(port)) {
            return port;
        }
        if (wanted.isPresent()) {
            throw new Trouble(
                    "Port " + port + " is taken or not allowed.",
                    "Name another one with --port, or leave it out to take a free one.");
        }
        console.say("Port " + port + " is taken: the web-server takes a free one");
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
