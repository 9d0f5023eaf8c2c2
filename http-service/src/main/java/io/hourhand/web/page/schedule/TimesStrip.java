package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.RunTimes;
import io.hourhand.store.history.LatestRuns.Ended;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.Lengths;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long the last runs of a schedule took, as a line from the oldest at the left to the newest at the right.
 *
 * @param half within which half of them ended
 * @param most within which 95 of 100 ended
 * @param line the corners of the line
 * @param mostAt how high the line of {@code most} lies
 * @param failed those that did not succeed, as dots on the line
 */
public record TimesStrip(
        int runs, String half, String most, String longest, String line, int mostAt, List<Dot> failed) {

    public static final int MOST = 100;
    public static final int WIDTH = 600;
    public static final int HEIGHT = 72;
    private static final int ROOM = 4;

    /** A run that did not succeed. */
    public record Dot(int x, int y, String tone, String title) {}

    /** Of runs that are over; empty where there are none. */
    static Optional<TimesStrip> of(List<Ended> newestFirst) {
        List<Ended> runs = newestFirst.reversed();
        List<Duration> times = runs.stream().map(Ended::took).toList();
        RunTimes sorted = RunTimes.of(times);
        return sorted.longest().map(longest -> {
            Scale scale = new Scale(times.size(), longest);
            return new TimesStrip(
                    sorted.count(),
                    Lengths.exact(sorted.percentile(50).orElse(longest)),
                    Lengths.exact(sorted.percentile(95).orElse(longest)),
                    Lengths.exact(longest),
                    line(times, scale),
                    scale.y(sorted.percentile(95).orElse(longest)),
                    IntStream.range(0, runs.size())
                            .filter(i -> !Look.of(runs.get(i).status()).tone().equals("good"))
                            .mapToObj(i -> dot(runs.get(i), scale.x(i), scale))
                            .toList());
        });
    }

    /** The same for those who do not see it. */
    public String words() {
        return say("schedule.times.words", runs, longest);
    }

    private record Scale(int runs, Duration longest) {

        int x(int i) {
            return ROOM + (runs == 1 ? 0 : (WIDTH - 2 * ROOM) * i / (runs - 1));
        }

        int y(Duration time) {
            long all = Math.max(1, longest.toMillis());
            return (int) (HEIGHT - ROOM - (HEIGHT - 2 * ROOM) * time.toMillis() / all);
        }
    }

    private static String line(List<Duration> times, Scale scale) {
        String corners = IntStream.range(0, times.size())
                .mapToObj(i -> scale.x(i) + "," + scale.y(times.get(i)))
                .collect(Collectors.joining(" "));
        // A single run is a short line, as a line with one corner is not drawn.
        return times.size() > 1 ? corners : corners + " " + (WIDTH - ROOM) + "," + scale.y(times.getFirst());
    }

    private static Dot dot(Ended run, int x, Scale scale) {
        Look look = Look.of(run.status());
        return new Dot(x, scale.y(run.took()), look.tone(), look.word() + ", " + Lengths.exact(run.took()));
    }
}
