package io.hourhand.daemon;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine's name and how a host stands in a URL. */
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
}
