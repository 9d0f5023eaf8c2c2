package io.hourhand.quickstart.sample.world;

import java.util.List;
import java.util.StringJoiner;

/** Sentences of the word lists with their gaps filled as suits one member. */
final class Sentences {

    private final Dice dice;
    private final String job;
    private final String city;
    private final long interests;

    Sentences(Dice dice, Person person, Cities cities) {
        this.dice = dice;
        this.job = dice.oneOf(Words.OCCUPATIONS);
        this.city = cities.city(person.city()).name();
        this.interests = person.interests();
    }

    String job() {
        return job;
    }

    String line(List<String> lines) {
        return dice.oneOf(lines).replace("{job}", job).replace("{city}", city).replace("{interest}", interest());
    }

    /** Several different ones, in the order of the list. */
    String lines(List<String> lines, int count) {
        StringJoiner text = new StringJoiner(" ");
        int step = lines.size() / count;
        for (int i = 0; i < count; i++) {
            text.add(line(lines.subList(i * step, (i + 1) * step)));
        }
        return text.toString();
    }

    private String interest() {
        long left = interests;
        for (int skipped = dice.below(Long.bitCount(interests)); skipped > 0; skipped--) {
            left &= left - 1;
        }
        return Words.INTERESTS.get(Long.numberOfTrailingZeros(left));
    }
}
