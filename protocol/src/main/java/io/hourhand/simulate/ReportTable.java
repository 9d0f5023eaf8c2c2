package io.hourhand.simulate;

import io.hourhand.policy.SlotReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A report's lines with their columns below each other. */
final class ReportTable {

    private static final List<String> HEAD = List.of(
            "schedule",
            "slots",
            "on time",
            "caught up",
            "skipped",
            "missed",
            "overlaps",
            "cancelled",
            "at once",
            "why not");

    private ReportTable() {}

    static String of(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        report.schedules().forEach(tally -> rows.add(row(tally)));
        if (report.schedules().size() != 1) {
            rows.add(sum(report));
        }
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static List<String> row(Tally tally) {
        String whyNot =
                tally.notRun().entrySet().stream().map(ReportTable::count).collect(Collectors.joining(", "));
        return cells(
                tally.name().replaceAll("\\p{Cntrl}", "?"),
                whyNot,
                tally.slots(),
                tally.onTime(),
                tally.caughtUp(),
                tally.skipped(),
                tally.missed(),
                tally.overlaps(),
                tally.cancelled(),
                tally.mostAtOnce());
    }

    private static List<String> sum(Report report) {
        return cells(
                "all " + report.schedules().size(),
                "",
                report.total(Tally::slots),
                report.total(Tally::onTime),
                report.total(Tally::caughtUp),
                report.total(Tally::skipped),
                report.total(Tally::missed),
                report.total(Tally::overlaps),
                report.total(Tally::cancelled),
                report.schedules().stream().mapToInt(Tally::mostAtOnce).max().orElse(0));
    }

    private static List<String> cells(String name, String whyNot, long... counts) {
        Stream<String> numbers = IntStream.range(0, counts.length).mapToObj(i -> Long.toString(counts[i]));
        return Stream.of(Stream.of(name), numbers, Stream.of(whyNot))
                .flatMap(part -> part)
                .toList();
    }

    private static String count(Map.Entry<SlotReason, Long> entry) {
        return entry.getKey() + " " + entry.getValue();
    }

    /** The first and the last column begin at the left, the numbers end at the right. */
    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String gap = " ".repeat(widths.get(column) - width(cell));
            boolean text = column == 0 || column == row.size() - 1;
            line.append(text ? cell + gap : gap + cell).append("  ");
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
