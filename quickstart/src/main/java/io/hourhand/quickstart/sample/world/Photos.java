package io.hourhand.quickstart.sample.world;

import io.hourhand.quickstart.sample.world.Twins.Common;
import io.hourhand.sample.BatchInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** None to five photos a member; those of the last two weeks wait for moderation. */
final class Photos {

    private static final int WAITING_DAYS = 14;

    private final Dice dice = new Dice("photos");
    private final Twins twins;
    private final Map<Integer, String> firstPhotos = new HashMap<>();
    private int id;

    Photos(Twins twins) {
        this.twins = twins;
    }

    void insert(Connection connection, List<Person> people) throws SQLException {
        try (BatchInsert rows = new BatchInsert(
                connection,
                "match_photo",
                "id",
                "profile_id",
                "position",
                "content_hash",
                "width",
                "height",
                "nudity",
                "moderation",
                "uploaded_at")) {
            for (Person person : people) {
                int count = dice.chance(8) ? 0 : 1 + dice.below(5);
                for (int position = 1; position <= count; position++) {
                    insert(rows, person, position);
                }
            }
            rows.flush();
        }
    }

    private void insert(BatchInsert rows, Person person, int position) throws SQLException {
        long at = dice.second(person.member().from(), person.member().until());
        int nudity = dice.chance(95) ? dice.below(35) : dice.between(35, 100);
        rows.row(
                ++id,
                person.id(),
                position,
                content(person, position),
                dice.oneOf(List.of(720, 1080, 1440, 2160)),
                dice.oneOf(List.of(960, 1350, 1920, 2880)),
                nudity,
                at >= Era.daysAgo(WAITING_DAYS) ? "PENDING" : nudity > 80 ? "REJECTED" : "APPROVED",
                Era.at(at));
    }

    private String content(Person person, int position) {
        String own = dice.hash();
        @Nullable String borrowed = firstPhotos.get(twins.firstOf(person.id(), Common.PHOTO));
        String content = position == 1 && borrowed != null ? borrowed : own;
        firstPhotos.putIfAbsent(person.id(), content);
        return content;
    }
}
