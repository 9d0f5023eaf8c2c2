package io.hourhand.web.api;

import io.hourhand.schedule.Parsed;
import io.hourhand.web.route.Call;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code If-Match}: the version that an editor saw. */
final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private IfMatch() {}

    /** Empty when the header is not there, or takes any version. */
    static Parsed<Optional<Long>> read(Call call) {
        Optional<String> header = call.header("If-Match").map(String::strip);
        if (header.isEmpty() || header.get().equals("*")) {
            return Parsed.valid(Optional.empty());
        }
        Matcher matcher = VERSION.matcher(header.get());
        return matcher.matches()
                ? Parsed.valid(Optional.of(Long.valueOf(matcher.group(1))))
                : Parsed.invalid("If-Match must be one ETag as this server gave it, such as \"3\"");
    }
}
