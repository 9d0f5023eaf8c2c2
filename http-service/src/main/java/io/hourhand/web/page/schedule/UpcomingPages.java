package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.schedule.ScheduleListing;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Drains;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.schedule.Upcoming.Start;
import io.hourhand.web.page.schedule.UpcomingPage.Item;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What comes up within a day, of all schedules that are on. */
public final class UpcomingPages {

    /** So many firings are shown, whatever else comes up. */
    public static final int MOST = 200;

    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Duration ANY = Duration.ofDays(36_500);

    private final Frame frame;
    private final ScheduleListing schedules;
    private final Drains drains;

    public UpcomingPages(Frame frame, ScheduleListing schedules, Drains drains) {
        this.frame = frame;
        this.schedules = schedules;
        this.drains = drains;
    }

    public List<Route> routes() {
        return List.of(Route.get("/admin/schedules/upcoming", call -> Reply.now(show(call))));
    }

    private HttpResponse show(Call call) {
        Shell shell = frame.shell(call, say("word.coming-up"), Section.SCHEDULES);
        Times times = shell.times();
        Instant now = times.now();
        List<StoredSchedule> soonest = schedules.dueSoonest(MOST + 1);
        List<Start> found = Upcoming.merged(soonest, now, now.plus(AHEAD), MOST + 1);
        Optional<Item> beyond = found.isEmpty()
                ? Upcoming.merged(soonest, now, now.plus(ANY), 1).stream()
                        .findFirst()
                        .map(start -> Item.of(start, times))
                : Optional.empty();
        return frame.page(
                shell,
                "upcoming.jte",
                new UpcomingPage(
                        found.stream()
                                .limit(MOST)
                                .map(start -> Item.of(start, times))
                                .toList(),
                        found.size() > MOST,
                        schedules.counts(now),
                        beyond,
                        drains.lasting()));
    }
}
