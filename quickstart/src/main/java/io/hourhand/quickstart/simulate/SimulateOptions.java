package io.hourhand.quickstart.simulate;

import io.hourhand.quickstart.command.CommandLine;
import io.hourhand.schedule.Durations;
import io.hourhand.schedule.Parsed;
import io.hourhand.simulate.Downtime;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./hourhand simulate} was asked for.
 *
 * @param to the first instant that is no longer played
 * @param schedules a file of schedules; empty for those of DATABASE_URL
 * @param runTime how long each run takes; empty for what each schedule's runs usually took
 */
record SimulateOptions(
        Instant from, Instant to, Optional<Path> schedules, List<Downtime> downtimes, Optional<Duration> runTime) {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    static Parsed<SimulateOptions> parse(List<String> arguments) {
        CommandLine line = new CommandLine(
                "simulate", arguments, List.of("--from", "--to", "--schedules", "--downtime", "--run-time"), List.of());
        Optional<Instant> from = line.value("--from", SimulateOptions::instant);
        Optional<Instant> to = line.value("--to", SimulateOptions::instant);
        Optional<Path> schedules = line.value("--schedules", SimulateOptions::path);
        List<Downtime> downtimes = line.values("--downtime", Downtime::parse);
        Optional<Duration> runTime = line.value("--run-time", Durations::parse);
        if (line.problem().isPresent()) {
            return Parsed.invalid(line.problem().get());
        }
        if (from.isEmpty() || to.isEmpty()) {
            return Parsed.invalid("simulate needs --from and --to, like --from 2027-01-01 --to 2028-01-01");
        }
        return from.get().isBefore(to.get())
                        && Duration.between(from.get(), to.get()).compareTo(LONGEST) <= 0
                ? Parsed.valid(new SimulateOptions(from.get(), to.get(), schedules, downtimes, runTime))
                : Parsed.invalid("--to must be after --from, by ten years at most");
    }

    private static Parsed<Instant> instant(String text) {
        try {
            return Parsed.valid(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException notADay) {
            return Parsed.invalid("write a day like 2027-01-01 (UTC) or an instant like 2027-01-01T09:00:00Z");
        }
    }

    private static Parsed<Path> path(String text) {
        try {
            return Parsed.valid(Path.of(text));
        } catch (InvalidPathException notAName) {
            return Parsed.invalid("this is no name of a file");
        }
    }
}
