package io.hourhand.web.page.frame;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.ZoneNames;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.route.Call;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * How this reader wants pages: kept in the browser's cookies, so that the first byte of a page has the right theme.
 *
 * @param theme light, dark or system
 * @param refresh how pages follow what happens: {@code live}, every so many seconds, or {@code off}
 */
public record Preferences(String theme, ShownZone zone, String refresh) {

    /** The ways to follow what happens. */
    public static final List<String> REFRESHES = List.of("live", "2", "5", "15", "60", "off");

    private static final String THEME = "hourhand-theme";
    private static final String ZONE = "hourhand-zone";
    private static final String REFRESH = "hourhand-refresh";
    private static final Duration KEPT = Duration.ofDays(365);

    static Preferences of(HttpRequest request) {
        return new Preferences(
                theme(Cookies.read(request, THEME).orElse("system")),
                zone(Cookies.read(request, ZONE).orElse("")),
                refresh(Cookies.read(request, REFRESH).orElse("")));
    }

    /** Out of a form. */
    public static Preferences of(Form form, Preferences before) {
        String zone = form.text("zone").equals("browser") ? form.text("browserZone") : form.text("zone");
        return new Preferences(
                form.filled("theme").map(Preferences::theme).orElse(before.theme()),
                form.filled("zone").isPresent() ? zone(zone.replace('/', '.')) : before.zone(),
                form.filled("refresh").map(Preferences::refresh).orElse(before.refresh()));
    }

    /** So many seconds between two looks; empty where there is no such number. */
    public Optional<Integer> seconds() {
        return refresh.equals("live") || refresh.equals("off")
                ? Optional.empty()
                : Optional.of(Integer.parseInt(refresh));
    }

    public static String refreshWords(String refresh) {
        return switch (refresh) {
            case "live" -> say("script.live");
            case "off" -> say("script.live.off");
            default -> refresh + " s";
        };
    }

    public RawHeader refreshCookie(Call call) {
        return Cookies.set(REFRESH, refresh, KEPT, call.secure());
    }

    /** The headers that keep them. */
    public RawHeader themeCookie(Call call) {
        return Cookies.set(THEME, theme, KEPT, call.secure());
    }

    public RawHeader zoneCookie(Call call) {
        String word =
                switch (zone) {
                    case ShownZone.Schedules own -> "schedule";
                    case ShownZone.Utc utc -> "utc";
                    // A slash may not stand in every cookie; no zone's name has a dot.
                    case ShownZone.Browsers(ZoneId id) -> id.getId().replace('/', '.');
                };
        return Cookies.set(ZONE, word, KEPT, call.secure());
    }

    private static String refresh(String word) {
        return REFRESHES.contains(word) ? word : "live";
    }

    private static String theme(String word) {
        return word.equals("light") || word.equals("dark") ? word : "system";
    }

    private static ShownZone zone(String word) {
        return switch (word) {
            case "", "schedule" -> new ShownZone.Schedules();
            case "utc" -> new ShownZone.Utc();
            default ->
                ZoneNames.parse(word.replace('.', '/')) instanceof Parsed.Valid<ZoneId>(ZoneId zone)
                        ? new ShownZone.Browsers(zone)
                        : new ShownZone.Schedules();
        };
    }
}
