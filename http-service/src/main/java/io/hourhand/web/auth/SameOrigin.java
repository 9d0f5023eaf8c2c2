package io.hourhand.web.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Whether a request that a browser signed with its cookie was made by a page of ours. Browsers say so in
 * {@code Sec-Fetch-Site} or {@code Origin}; a request with neither is not believed.
 */
public final class SameOrigin {

    private SameOrigin() {}

    /**
     * Decides by the headers.
     *
     * @param host the host, with its port if any, by which the asker knows us
     */
    public static boolean holds(Optional<String> fetchSite, Optional<String> origin, String host) {
        if (fetchSite.isPresent()) {
            return fetchSite.get().equals("same-origin") || fetchSite.get().equals("none");
        }
        return origin.flatMap(SameOrigin::authority)
                .filter(authority -> authority.equalsIgnoreCase(host))
                .isPresent();
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getRawAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
