package io.hourhand.quickstart.sample.world;

import io.hourhand.sample.BatchInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions, the newest of which ends with the member's last sign of life, and paid plans. */
final class Accounts {

    private static final List<String> DEVICES = List.of("ANDROID", "IPHONE", "WEB", "TABLET");

    private final Dice dice = new Dice("accounts");
    private int sessionId;

    void insert(Connection connection, List<Person> people) throws SQLException {
        try (BatchInsert rows = new BatchInsert(
                connection,
                "match_session",
                "id",
                "profile_id",
                "device",
                "started_at",
                "last_active_at",
                "ended_at",
                "end_reason")) {
            for (Person person : people) {
                session(rows, person, person.member().until());
                for (int earlier = dice.below(5); earlier > 0; earlier--) {
                    long from = Math.max(person.member().from() + Era.MINUTE, Era.daysAgo(240));
                    if (from < person.member().until()) {
                        session(rows, person, dice.second(from, person.member().until()));
                    }
                }
            }
            rows.flush();
        }
        try (BatchInsert rows = new BatchInsert(
                connection, "match_subscription", "profile_id", "plan", "starts_on", "ends_on", "price_cents")) {
            for (Person person : people) {
                if (dice.chance(12)) {
                    subscription(rows, person);
                }
            }
            rows.flush();
        }
    }

    private void session(BatchInsert rows, Person person, long lastActiveAt) throws SQLException {
        long startedAt = Math.max(person.member().from(), lastActiveAt - dice.below(3_600));
        @Nullable Long endedAt = dice.chance(75) ? lastActiveAt : null;
        rows.row(
                ++sessionId,
                person.id(),
                dice.oneOf(DEVICES),
                Era.at(startedAt),
                Era.at(lastActiveAt),
                endedAt == null ? null : Era.at(endedAt),
                endedAt == null ? null : "LOGOUT");
    }

    private void subscription(BatchInsert rows, Person person) throws SQLException {
        boolean gold = dice.chance(30);
        int months = dice.oneOf(List.of(1, 3, 12));
        LocalDate starts = Era.at(
                        dice.second(person.member().from(), person.member().until()))
                .toLocalDate();
        int monthly = gold ? 1_999 : 1_199;
        rows.row(
                person.id(),
                gold ? "GOLD" : "PLUS",
                starts,
                starts.plusMonths(months),
                months == 12 ? monthly * 9 : monthly * months);
    }
}
