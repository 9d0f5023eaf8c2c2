package io.hourhand.schedule;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes up expressions, the usual and the strange, most of them dense enough to fire within days. */
final class CronTexts {

    private final Random random;

    CronTexts(long seed) {
        random = new Random(seed);
    }

    /** One that fires at least once; the same for the same seed. */
    String expression() {
        String text;
        do {
            text = Stream.of(
                            list(this::minute, "*", "0", "30"),
                            list(this::hour, "*", "2", "0-3"),
                            list(this::dayOfMonth, "*", "*", "*"),
                            random.nextInt(5) == 0 ? list(this::month, "*", "1-11", "*/2") : "*",
                            list(this::dayOfWeek, "*", "*", "*"))
                    .collect(Collectors.joining(" "));
        } while (CronExpression.parse(text) instanceof Parsed.Invalid<?>);
        return text;
    }

    ClockChanges rules() {
        return new ClockChanges(pick(List.of(Gap.values())), pick(List.of(Repeat.values())));
    }

    private String list(Supplier<String> item, String... usual) {
        if (random.nextInt(3) == 0) {
            return pick(usual);
        }
        int items = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1;
        return Stream.generate(item).limit(items).collect(Collectors.joining(","));
    }

    private String minute() {
        return plain(0, 59);
    }

    /** Mostly small hours, where clocks change. */
    private String hour() {
        return random.nextBoolean() ? plain(0, 4) : plain(0, 23);
    }

    private String dayOfMonth() {
        return switch (random.nextInt(6)) {
            case 0 -> pick("L", "LW", "L-" + between(1, 30), between(1, 31) + "W");
            case 1 -> "?";
            default -> plain(1, 31);
        };
    }

    private String month() {
        return random.nextBoolean() ? plain(1, 12) : pick("JAN", "mar-Nov", "FEB-DEC/2", "OCT");
    }

    private String dayOfWeek() {
        return switch (random.nextInt(6)) {
            case 0 -> between(0, 7) + "#" + between(1, 5);
            case 1 -> pick("sun", "MON-FRI", "FRI-SUN", "SATL", "tue#2", "5-7", "0-7/2");
            case 2 -> between(0, 7) + "L";
            case 3 -> "?";
            default -> plain(0, 7);
        };
    }

    private String plain(int min, int max) {
        int from = between(min, max);
        int to = between(from, max);
        int step = between(1, max - min);
        return switch (random.nextInt(6)) {
            case 0 -> "*/" + step;
            case 1 -> from + "/" + step;
            case 2 -> from + "-" + to;
            case 3 -> from + "-" + to + "/" + step;
            default -> String.valueOf(from);
        };
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    private String pick(String... choices) {
        return pick(List.of(choices));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
