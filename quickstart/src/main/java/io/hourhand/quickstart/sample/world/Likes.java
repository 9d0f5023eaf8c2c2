package io.hourhand.quickstart.sample.world;

import io.hourhand.sample.BatchInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who liked whom in the last four months: mostly somebody of their own city whom they fancy, the charming more often. */
final class Likes {

    static final int DAYS = 120;

    /** @param at a second at which both were members */
    record Like(Person from, Person to, boolean superLike, long at) {}

    private final Dice dice = new Dice("likes");
    private final Cities cities;
    private final Map<Integer, List<Person>> byCity = new HashMap<>();
    private final Map<Long, Like> likes = new HashMap<>();

    Likes(Cities cities) {
        this.cities = cities;
    }

    /** Ordered by who liked, then by who was liked. */
    List<Like> draw(List<Person> people) {
        for (Person person : people) {
            byCity.computeIfAbsent(person.city(), city -> new ArrayList<>()).add(person);
        }
        for (Person person : people) {
            int tries = person.spammer() ? 150 : 2 + dice.below(30);
            for (int i = 0; i < tries; i++) {
                consider(person, stranger(person));
            }
        }
        Comparator<Like> order = Comparator.comparingInt(like -> like.from().id());
        return likes.values().stream()
                .sorted(order.thenComparingInt(like -> like.to().id()))
                .toList();
    }

    /** Anybody, four times of five from the same city. */
    Person stranger(Person person) {
        int city = dice.chance(80) ? person.city() : cities.draw(dice);
        return dice.oneOf(byCity.getOrDefault(city, List.of(person)));
    }

    @Nullable
    Like between(Person from, Person to) {
        return likes.get(key(from, to));
    }

    private void consider(Person from, Person to) {
        long earliest = Math.max(Math.max(from.member().from(), to.member().from()), Era.daysAgo(DAYS));
        boolean wanted = from.fancies(to) && dice.below(150) < 50 + to.charm();
        if (!wanted || from.is(to) || earliest >= from.member().until() || between(from, to) != null) {
            return;
        }
        Like like = new Like(
                from,
                to,
                from.spammer() || dice.chance(6),
                dice.second(earliest, from.member().until()));
        likes.put(key(from, to), like);
        boolean back = to.fancies(from) && dice.chance(from.spammer() ? 5 : 55);
        if (back && like.at() < to.member().until() && between(to, from) == null) {
            likes.put(
                    key(to, from),
                    new Like(
                            to,
                            from,
                            false,
                            dice.second(like.at() + 1, to.member().until())));
        }
    }

    private static long key(Person from, Person to) {
        return from.id() * 1_000_000L + to.id();
    }

    static void insert(Connection connection, List<Like> likes) throws SQLException {
        try (BatchInsert rows = new BatchInsert(connection, "match_like", "from_id", "to_id", "kind", "created_at")) {
            for (Like like : likes) {
                rows.row(like.from().id(), like.to().id(), like.superLike() ? "SUPER" : "LIKE", Era.at(like.at()));
            }
            rows.flush();
        }
    }
}
