package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.history.SlotStore;
import io.hourhand.store.history.SlotStore.WithoutRun;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The times of a schedule that were skipped or missed, some at a time, each with its reason. */
public final class SlotPages {

    private static final int LINES = 50;

    private final Frame frame;
    private final ScheduleStore schedules;
    private final SlotStore slots;

    public SlotPages(Frame frame, ScheduleStore schedules, SlotStore slots) {
        this.frame = frame;
        this.schedules = schedules;
        this.slots = slots;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                "/admin/schedules/{id}/slots",
                call -> Reply.now(schedules
                        .find(call.id())
                        .map(schedule -> list(call, schedule))
                        .orElseGet(() -> Problem.notFound("schedule").response()))));
    }

    private HttpResponse list(Call call, StoredSchedule schedule) {
        String name = schedule.definition().name();
        ZoneId zone = schedule.definition().timeZone();
        Shell shell = frame.shell(call, say("slots.title", name), Section.SCHEDULES);
        Optional<Instant> before = call.query().instant("before");
        WithoutRun found = slots.withoutRun(schedule.id(), before, LINES);
        return frame.page(
                shell,
                "slots.jte",
                new SlotsPage(
                        schedule.id(),
                        name,
                        zone.getId(),
                        slots.gaps(schedule.id()),
                        found.slots().stream()
                                .map(slot -> Missed.of(slot, shell.times(), zone))
                                .toList(),
                        before.isEmpty(),
                        found.next()));
    }
}
