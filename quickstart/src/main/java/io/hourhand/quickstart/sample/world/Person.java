package io.hourhand.quickstart.sample.world;

import java.time.LocalDate;
import java.time.Period;

/**
 * A member: what decides whom they like and when.
 *
 * @param member from registration to the last sign of life: all they do lies within
 * @param interests bit {@code i} stands for the interest with id {@code i + 1}
 * @param charm 0 to 99: how easily others like them
 */
record Person(
        int id,
        Gender gender,
        LocalDate born,
        int city,
        Taste taste,
        Span member,
        long interests,
        int charm,
        boolean spammer) {

    enum Gender {
        WOMAN,
        MAN,
        NONBINARY
    }

    enum Seeking {
        WOMEN,
        MEN,
        EVERYONE;

        boolean accepts(Gender gender) {
            return switch (this) {
                case WOMEN -> gender == Gender.WOMAN;
                case MEN -> gender == Gender.MAN;
                case EVERYONE -> true;
            };
        }
    }

    record Taste(Seeking seeking, int minAge, int maxAge) {}

    /** Seconds, both ends included. */
    record Span(long from, long until) {}

    boolean is(Person other) {
        return id == other.id;
    }

    int age() {
        return Period.between(born, Era.TODAY).getYears();
    }

    /** Whether the other one is of the age and gender that this one looks for. */
    boolean fancies(Person other) {
        int age = other.age();
        return taste.seeking().accepts(other.gender) && taste.minAge() <= age && age <= taste.maxAge();
    }

    String firstName(Dice dice) {
        return switch (gender) {
            case WOMAN -> dice.oneOf(Words.WOMEN);
            case MAN -> dice.oneOf(Words.MEN);
            case NONBINARY -> dice.oneOf(dice.chance(50) ? Words.WOMEN : Words.MEN);
        };
    }
}
