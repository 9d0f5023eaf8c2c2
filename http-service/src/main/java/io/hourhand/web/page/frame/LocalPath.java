package io.hourhand.web.page.frame;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a form says to go next: only a path of this server is gone to. */
public final class LocalPath {

    private static final int LONGEST = 2_000;

    private LocalPath() {}

    /** The path with its query, if it is one of ours. */
    public static Optional<String> of(String text) {
        boolean plain = text.startsWith("/")
                && !text.startsWith("//")
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        if (!plain) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return uri.getScheme() == null && uri.getRawAuthority() == null ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
