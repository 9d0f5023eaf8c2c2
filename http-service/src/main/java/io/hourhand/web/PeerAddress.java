package io.hourhand.web;

import java.net.InetAddress;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/**
 * From where a request came. A proxy's word is believed only when the proxy stands in a private network, and only about
 * the last hop, which it saw itself.
 */
final class PeerAddress {

    private static final int LONGEST = 64;

    private PeerAddress() {}

    static String of(HttpRequest request) {
        Optional<InetAddress> peer =
                request.getAttribute(AttributeKeys.remoteAddress).flatMap(RemoteAddress::getAddress);
        boolean proxy = peer.filter(address -> address.isLoopbackAddress() || address.isSiteLocalAddress())
                .isPresent();
        Optional<String> forwarded = proxy
                ? request.getHeader("X-Forwarded-For").map(HttpHeader::value).map(PeerAddress::lastHop)
                : Optional.empty();
        return forwarded
                .filter(address -> address.matches("[0-9a-fA-F.:]{2," + LONGEST + "}"))
                .or(() -> peer.map(InetAddress::getHostAddress))
                .orElse("unknown");
    }

    private static String lastHop(String hops) {
        return hops.substring(hops.lastIndexOf(',') + 1).strip();
    }
}
