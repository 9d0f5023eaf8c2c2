package io.hourhand.schedule.text;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ISO-8601 durations of weeks, days, hours, minutes and whole seconds, of any size. */
public final class IsoParts {

    public static final Pattern PATTERN =
            Pattern.compile("P(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");

    private static final List<Long> WORTH = List.of(604_800L, 86_400L, 3_600L, 60L, 1L);

    private IsoParts() {}

    /** How many seconds a match of the pattern stands for. */
    public static BigInteger seconds(Matcher matched) {
        BigInteger sum = BigInteger.ZERO;
        for (int part = 1; part <= WORTH.size(); part++) {
            if (matched.group(part) != null) {
                sum = sum.add(new BigInteger(matched.group(part)).multiply(BigInteger.valueOf(WORTH.get(part - 1))));
            }
        }
        return sum;
    }
}
