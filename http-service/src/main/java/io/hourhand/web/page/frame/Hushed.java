package io.hourhand.web.page.frame;

import io.hourhand.web.route.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Banners that this reader has dismissed: each is gone for a while, and comes back if it is still true.
 *
 * @param until by the banner's key, when it comes back
 */
public record Hushed(Map<String, Instant> until) {

    /** How long a dismissed banner stays away. */
    public static final Duration AWAY = Duration.ofMinutes(15);

    private static final String NAME = "hourhand-hushed";
    private static final String KEY = "[a-z0-9-]{1,60}";
    private static final int MOST = 8;

    static Hushed of(HttpRequest request) {
        Map<String, Instant> until = new LinkedHashMap<>();
        for (String one : Cookies.read(request, NAME).orElse("").split("~", -1)) {
            int dot = one.indexOf('.');
            if (dot > 0
                    && one.substring(0, dot).matches(KEY)
                    && one.substring(dot + 1).matches("\\d{1,12}")) {
                until.put(one.substring(0, dot), Instant.ofEpochSecond(Long.parseLong(one.substring(dot + 1))));
            }
        }
        return new Hushed(until);
    }

    List<Banner> without(List<Banner> banners, Instant now) {
        return banners.stream()
                .filter(banner -> !hides(until.getOrDefault(banner.key(), Instant.MIN), now))
                .toList();
    }

    /** A cookie that somebody made by hand hides nothing for longer. */
    private static boolean hides(Instant until, Instant now) {
        return until.isAfter(now) && !until.isAfter(now.plus(AWAY));
    }

    Hushed and(String key, Instant now) {
        Map<String, Instant> more = new LinkedHashMap<>();
        until.entrySet().stream()
                .filter(one -> one.getValue().isAfter(now) && !one.getKey().equals(key))
                .limit(MOST)
                .forEach(one -> more.put(one.getKey(), one.getValue()));
        if (key.matches(KEY)) {
            more.put(key, now.plus(AWAY));
        }
        return new Hushed(more);
    }

    RawHeader cookie(Call call) {
        String value = until.entrySet().stream()
                .map(one -> one.getKey() + "." + one.getValue().getEpochSecond())
                .collect(Collectors.joining("~"));
        return Cookies.set(NAME, value, AWAY, call.secure());
    }
}
