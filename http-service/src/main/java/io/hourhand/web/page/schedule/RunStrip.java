package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.history.LatestRuns.Brief;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The last runs of a schedule as bars: as high as they took long, the newest at the right, those that failed underlined.
 *
 * @param words the same for those who do not see it
 */
public record RunStrip(List<Bar> bars, String words) {

    public static final int MOST = 20;
    public static final int HEIGHT = 24;
    private static final int STEP = 7;
    private static final int LOWEST = 4;

    /** One run. */
    public record Bar(int x, int y, int height, String tone, String title) {

        public boolean failed() {
            return tone.equals("bad");
        }
    }

    public static RunStrip of(List<Brief> newestFirst, Instant now) {
        List<Brief> runs = newestFirst.reversed();
        long longest = runs.stream()
                .mapToLong(run -> run.took(now).map(Duration::toMillis).orElse(0L))
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Brief run = runs.get(i);
            long took = run.took(now).map(Duration::toMillis).orElse(0L);
            int height = longest == 0 ? LOWEST : (int) (LOWEST + (HEIGHT - LOWEST) * took / longest);
            Look look = Look.of(run.status());
            String title = look.word()
                    + run.took(now).map(length -> ", " + Lengths.exact(length)).orElse("");
            bars.add(new Bar(i * STEP, HEIGHT - height, height, look.tone(), title));
        }
        return new RunStrip(bars, words(newestFirst));
    }

    /** As wide as its bars: where it stands is for the page to say. */
    public int width() {
        return Math.max(0, bars.size() * STEP - 2);
    }

    private static String words(List<Brief> runs) {
        if (runs.isEmpty()) {
            return say("strip.none");
        }
        String outcomes = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> Look.of(run.status()).word(), java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count ->
                        say("strip.state", count.getValue(), count.getKey().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return say("strip.last", runs.size(), outcomes);
    }
}
