package io.hourhand.schedule;

import static io.hourhand.schedule.Cron.on;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClockChangesTest {

    private static final String PARIS = "Europe/Paris";
    private static final ClockChanges SKIPPING = new ClockChanges(Gap.SKIP, Repeat.FIRST);
    private static final ClockChanges LAST = new ClockChanges(Gap.SHIFT, Repeat.LAST);
    private static final ClockChanges BOTH = new ClockChanges(Gap.SHIFT, Repeat.BOTH);

    @Test
    @Tag("faults-row-49")
    void aFixedTimeInAGapFiresAtTheFirstInstantAfterIt() {
        assertEquals(List.of("03:00+02:00"), on("2026-03-29", Cron.firings("30 2 * * *", PARIS)));
    }

    @Test
    void aFixedTimeInAGapIsLeftOutIfTheGapIsToBeSkipped() {
        assertEquals(List.of(), on("2026-03-29", Cron.firings("30 2 * * *", PARIS, SKIPPING)));
        assertEquals(List.of("02:30+02:00"), on("2026-03-30", Cron.firings("30 2 * * *", PARIS, SKIPPING)));
    }

    @Test
    void severalFixedTimesInOneGapFireOnce() {
        assertEquals(List.of("03:00+02:00"), on("2026-03-29", Cron.firings("10,30,50 2 * * *", PARIS)));
        assertEquals(List.of("03:00+02:00", "03:30+02:00"), on("2026-03-29", Cron.firings("0,30 2-3 * * *", PARIS)));
    }

    /** airflow#35272: with two hours around the change the next firing landed on one that had been. */
    @Test
    void twoHoursAroundAChangeFireInOrderAndOnce() {
        Firings twice = Cron.firings("0 2,3 * * *", PARIS);
        assertEquals(List.of("03:00+02:00"), on("2026-03-29", twice));
        assertEquals(List.of("02:00+02:00", "03:00+01:00"), on("2026-10-25", twice));
        assertEquals(
                List.of("02:00+02:00", "02:00+01:00", "03:00+01:00"),
                on("2026-10-25", Cron.firings("0 2,3 * * *", PARIS, BOTH)));
    }

    @Test
    void everyTwoHoursFollowsRealTimeThroughAGap() {
        assertEquals(
                List.of("00:00+01:00", "04:00+02:00", "06:00+02:00"),
                on("2026-03-29", Cron.firings("0 */2 * * *", PARIS)).subList(0, 3));
    }

    @Test
    @Tag("faults-row-50")
    void aFixedTimeShownTwiceFiresTheFirstTime() {
        assertEquals(List.of("02:30+02:00"), on("2026-10-25", Cron.firings("30 2 * * *", PARIS)));
        assertEquals(List.of("02:00+02:00"), on("2026-10-25", Cron.firings("0 2 * * *", PARIS)));
        assertEquals(List.of("03:00+01:00"), on("2026-10-25", Cron.firings("0 3 * * *", PARIS)));
    }

    @Test
    void aFixedTimeShownTwiceMayFireTheLastTimeOrBoth() {
        assertEquals(List.of("02:30+01:00"), on("2026-10-25", Cron.firings("30 2 * * *", PARIS, LAST)));
        assertEquals(List.of("02:30+02:00", "02:30+01:00"), on("2026-10-25", Cron.firings("30 2 * * *", PARIS, BOTH)));
    }

    @Test
    @Tag("faults-row-50")
    void everyHalfHourStaysEvenThroughARepeatedHour() {
        List<Instant> dues = Cron.firings("*/30 * * * *", PARIS).next(Instant.parse("2026-10-24T23:59:59Z"), 8).stream()
                .map(Firing::dueAt)
                .toList();
        List<Instant> even = IntStream.range(0, 8)
                .mapToObj(i -> Instant.parse("2026-10-25T00:00:00Z").plusSeconds(1800L * i))
                .toList();
        assertEquals(even, dues);
    }

    @Test
    void realTimeMayMissAnHourOrHaveItTwice() {
        Firings halves = Cron.firings("*/30 2 * * *", PARIS);
        assertEquals(List.of(), on("2026-03-29", halves));
        assertEquals(List.of("02:00+02:00", "02:30+02:00", "02:00+01:00", "02:30+01:00"), on("2026-10-25", halves));
    }

    @Test
    @Tag("faults-row-49")
    void aGapAtMidnightLosesNoDay() {
        assertEquals(List.of("01:00+03:00"), on("2026-04-24", Cron.firings("0 0 * * *", "Africa/Cairo")));
        assertEquals(List.of("01:00-03:00"), on("2026-09-06", Cron.firings("0 0 * * *", "America/Santiago")));
        assertEquals(List.of("01:00-04:00"), on("2026-03-08", Cron.firings("15 0 * * *", "America/Havana")));
    }

    @Test
    @Tag("faults-row-51")
    void lordHoweMovesByHalfAnHour() {
        assertEquals(List.of("02:30+11:00"), on("2026-10-04", Cron.firings("15 2 * * *", "Australia/Lord_Howe")));
        assertEquals(List.of("01:45+11:00"), on("2026-04-05", Cron.firings("45 1 * * *", "Australia/Lord_Howe")));
        assertEquals(
                List.of("01:45+11:00", "01:45+10:30"),
                on("2026-04-05", Cron.firings("45 1 * * *", "Australia/Lord_Howe", BOTH)));
        assertEquals(
                List.of("01:40+10:30", "02:40+11:00"),
                on("2026-10-04", Cron.firings("40 * * * *", "Australia/Lord_Howe"))
                        .subList(1, 3));
    }

    @Test
    void trollMovesByTwoHours() {
        assertEquals(List.of("03:00+02:00"), on("2026-03-29", Cron.firings("30 1 * * *", "Antarctica/Troll")));
        assertEquals(List.of("01:30+02:00"), on("2026-10-25", Cron.firings("30 1 * * *", "Antarctica/Troll")));
    }

    @Test
    void apiaHadNoDayBetweenThe29thAndThe31stOfDecember2011() {
        Firings daily = Cron.firings("0 9 * * *", "Pacific/Apia");
        assertEquals(List.of(), on("2011-12-30", daily));
        assertEquals(List.of("00:00+14:00", "09:00+14:00"), on("2011-12-31", daily));
        assertEquals(
                Optional.of("clock jumps from 2011-12-30 00:00 to 2011-12-31 00:00; runs at 00:00"),
                daily.after(Instant.parse("2011-12-30T09:00:00Z")).flatMap(Firing::note));
    }

    @Test
    void aFiringThatAClockChangeTouchedSaysSo() {
        Firing shifted = Cron.firings("30 2 * * *", PARIS)
                .after(Instant.parse("2026-03-28T12:00:00Z"))
                .orElseThrow();
        assertEquals(Optional.of("clock jumps from 02:00 to 03:00; runs at 03:00"), shifted.note());
        Firing repeated = Cron.firings("30 2 * * *", PARIS)
                .after(Instant.parse("2026-10-24T12:00:00Z"))
                .orElseThrow();
        assertEquals(
                Optional.of("clock goes back from 03:00 to 02:00; this is the first 02:30 of two"), repeated.note());
        Firing untouched = Cron.firings("30 4 * * *", PARIS)
                .after(Instant.parse("2026-10-24T12:00:00Z"))
                .orElseThrow();
        assertEquals(Optional.empty(), untouched.note());
    }

    @Test
    void daysAreCalendarDaysAndHoursAreExact() {
        Firings days = firings(new Interval.Days(1));
        assertEquals(Instant.parse("2026-03-28T23:00:00Z"), dueAfter(days, "2026-03-28T12:00:00Z"));
        assertEquals(Instant.parse("2026-03-29T22:00:00Z"), dueAfter(days, "2026-03-28T23:00:00Z"));
        Firings hours = firings(new Interval.Seconds(6 * 3600));
        assertEquals(Instant.parse("2026-03-29T00:00:00Z"), dueAfter(hours, "2026-03-28T18:00:00Z"));
        assertEquals(Instant.parse("2026-03-29T06:00:00Z"), dueAfter(hours, "2026-03-29T00:00:00Z"));
    }

    private static Firings firings(Interval interval) {
        return Firings.of(new Timing.Every(interval), java.time.ZoneId.of(PARIS), ClockChanges.DEFAULT);
    }

    private static Instant dueAfter(Firings firings, String t) {
        return firings.after(Instant.parse(t)).orElseThrow().dueAt();
    }
}
