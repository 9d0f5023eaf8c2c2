package io.hourhand.quickstart.sample.world;

import java.util.List;
import java.util.Random;

/** Chance from a fixed seed. Each part of the world has its own, so that a change in one leaves the others as they are. */
final class Dice {

    private static final long SEED = 20_260_301L;

    private final Random random;

    Dice(String purpose) {
        random = new Random(SEED * 31 + purpose.hashCode());
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@code from} to {@code to}, both included. */
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    /** A second from {@code from} to {@code until}, both included. */
    long second(long from, long until) {
        return from + below(Math.toIntExact(until - from + 1));
    }

    /** True in {@code percent} of 100 throws. */
    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** 32 hexadecimal digits. */
    String hash() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
