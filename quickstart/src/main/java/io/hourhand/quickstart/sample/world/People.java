package io.hourhand.quickstart.sample.world;

import io.hourhand.quickstart.sample.world.Person.Gender;
import io.hourhand.quickstart.sample.world.Person.Seeking;
import io.hourhand.quickstart.sample.world.Person.Span;
import io.hourhand.quickstart.sample.world.Person.Taste;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws the 20,000 members, numbered in the order in which they registered during the last three years. */
final class People {

    static final int COUNT = 20_000;

    private static final int YEARS_BACK_IN_DAYS = 1_100;

    private final Dice dice = new Dice("people");
    private final Cities cities;

    People(Cities cities) {
        this.cities = cities;
    }

    List<Person> draw() {
        long[] registered = new long[COUNT];
        Arrays.setAll(registered, i -> dice.second(Era.daysAgo(YEARS_BACK_IN_DAYS), Era.NOW - Era.DAY));
        Arrays.sort(registered);
        List<Person> people = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            people.add(person(i + 1, registered[i]));
        }
        return people;
    }

    private Person person(int id, long registeredAt) {
        boolean spammer = id % 331 == 17;
        Gender gender = gender();
        LocalDate born = Era.TODAY.minusYears(18 + years()).minusDays(dice.below(365));
        return new Person(
                id,
                gender,
                born,
                cities.draw(dice),
                taste(gender, Era.TODAY.getYear() - born.getYear()),
                new Span(registeredAt, Math.max(registeredAt + 10 * Era.MINUTE, lastSeen(spammer))),
                interests(),
                dice.below(100),
                spammer);
    }

    private Gender gender() {
        int throwOf100 = dice.below(100);
        return throwOf100 < 48 ? Gender.WOMAN : throwOf100 < 98 ? Gender.MAN : Gender.NONBINARY;
    }

    private int years() {
        return dice.below(20) + (dice.chance(35) ? dice.below(35) : 0);
    }

    private Taste taste(Gender gender, int age) {
        int younger = 3 + dice.below(8);
        int older = 3 + dice.below(8);
        return new Taste(seeking(gender), Math.max(18, age - younger), Math.min(99, age + older));
    }

    private Seeking seeking(Gender gender) {
        int throwOf100 = dice.below(100);
        Seeking usual = gender == Gender.WOMAN ? Seeking.MEN : Seeking.WOMEN;
        Seeking other = gender == Gender.WOMAN ? Seeking.WOMEN : Seeking.MEN;
        return throwOf100 < 86 ? usual : throwOf100 < 92 ? other : Seeking.EVERYONE;
    }

    /** Most were here this month, some have been away for years. */
    private long lastSeen(boolean spammer) {
        int throwOf100 = dice.below(100);
        int daysAgo = spammer || throwOf100 < 40
                ? dice.below(7)
                : throwOf100 < 65
                        ? dice.between(7, 29)
                        : throwOf100 < 85 ? dice.between(30, 89) : dice.between(90, 900);
        return Era.daysAgo(daysAgo) - 1 - dice.below((int) Era.DAY);
    }

    private long interests() {
        long mask = 0;
        for (int wanted = dice.between(3, 7); Long.bitCount(mask) < wanted; ) {
            mask |= 1L << dice.below(Words.INTERESTS.size());
        }
        return mask;
    }
}
