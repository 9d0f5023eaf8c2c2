package io.hourhand.quickstart.sample.world;

import io.hourhand.quickstart.sample.world.Likes.Like;
import io.hourhand.sample.BatchInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks at profiles in the last four months: before most likes, and many that led to nothing. Numbered by time. */
final class Visits {

    record Visit(Person visitor, Person visited, long at) {}

    private final Dice dice = new Dice("visits");
    private final List<Visit> visits = new ArrayList<>();

    List<Visit> draw(List<Person> people, Likes likes, List<Like> drawn) {
        for (Like like : drawn) {
            long earliest =
                    Math.max(like.from().member().from(), like.to().member().from());
            if (dice.chance(80)) {
                long at = Math.max(earliest, like.at() - dice.below(600));
                visits.add(new Visit(like.from(), like.to(), at));
            }
        }
        for (Person person : people) {
            for (int looks = dice.below(14); looks > 0; looks--) {
                look(person, likes.stranger(person));
            }
        }
        visits.sort(Comparator.comparingLong(Visit::at)
                .thenComparing(visit -> visit.visitor().id())
                .thenComparing(visit -> visit.visited().id()));
        return visits;
    }

    private void look(Person visitor, Person visited) {
        long earliest =
                Math.max(Math.max(visitor.member().from(), visited.member().from()), Era.daysAgo(Likes.DAYS));
        if (!visitor.is(visited) && earliest < visitor.member().until()) {
            visits.add(new Visit(
                    visitor, visited, dice.second(earliest, visitor.member().until())));
        }
    }

    static void insert(Connection connection, List<Visit> visits) throws SQLException {
        try (BatchInsert rows =
                new BatchInsert(connection, "match_visit", "id", "visitor_id", "visited_id", "visited_at")) {
            int id = 0;
            for (Visit visit : visits) {
                rows.row(++id, visit.visitor().id(), visit.visited().id(), Era.at(visit.at()));
            }
            rows.flush();
        }
    }
}
