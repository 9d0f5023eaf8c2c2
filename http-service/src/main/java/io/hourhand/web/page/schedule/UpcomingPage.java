package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.DrainOrder;
import io.hourhand.store.schedule.ScheduleListing.Counts;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.page.schedule.Upcoming.Start;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.page.text.TimingText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What comes up.
 *
 * @param capped whether there is more than is shown
 * @param beyond the first that comes up later, where nothing does within a day
 * @param drain because of which nothing of it starts
 */
public record UpcomingPage(
        List<Item> items, boolean capped, Counts counts, Optional<Item> beyond, Optional<DrainOrder> drain) {

    /**
     * One firing.
     *
     * @param timing when its schedule fires, in words
     * @param late by how much its start is late, in words
     * @param paused that nothing will come of it, in words
     * @param notes what else is to be known: a clock change, a jitter
     */
    public record Item(
            UUID id,
            String name,
            Moment at,
            String timing,
            Optional<String> late,
            Optional<String> paused,
            List<String> notes) {

        static Item of(Start start, Times times) {
            StoredSchedule schedule = start.schedule();
            Instant due = start.firing().dueAt();
            ZoneId zone = schedule.definition().timeZone();
            return new Item(
                    schedule.id(),
                    schedule.definition().name(),
                    times.at(due, zone),
                    TimingText.words(schedule.definition().timing()),
                    due.isBefore(times.now()) ? ScheduleLine.late(schedule, times.now()) : Optional.empty(),
                    schedule.pauseAt(due).map(pause -> pause.until()
                            .map(until -> say(
                                    "upcoming.paused.until",
                                    times.at(until, zone).amid()))
                            .orElse(say("upcoming.paused"))),
                    Stream.of(
                                    start.firing().note(),
                                    jitter(schedule.definition().jitter()))
                            .flatMap(Optional::stream)
                            .toList());
        }

        private static Optional<String> jitter(Duration jitter) {
            return jitter.isZero() ? Optional.empty() : Optional.of(say("upcoming.jitter", Lengths.rough(jitter)));
        }

        /** By which a page that looks again knows it. */
        public String key() {
            return id + "-" + at.iso().replaceAll("[^0-9]", "");
        }
    }

    public long off() {
        return counts.all() - counts.on();
    }
}
