package io.hourhand.quickstart.sample.world;

import io.hourhand.quickstart.sample.world.Chats.Chat;
import io.hourhand.quickstart.sample.world.Chats.Message;
import io.hourhand.quickstart.sample.world.Likes.Like;
import io.hourhand.sample.BatchInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** The whole world, in the order in which its parts build on each other. */
public final class World {

    private final Cities cities = Cities.read();
    private final List<Person> people = new People(cities).draw();
    private final Twins twins = Twins.draw(people);

    /** Fills the empty tables of the sources, all but {@code match_today}. */
    public void insert(Connection connection) throws SQLException {
        cities.insert(connection);
        new Profiles(cities, twins).insert(connection, people);
        new Accounts().insert(connection, people);
        new Photos(twins).insert(connection, people);
        Likes likes = new Likes(cities);
        List<Like> drawn = likes.draw(people);
        Likes.insert(connection, drawn);
        Visits.insert(connection, new Visits().draw(people, likes, drawn));
        List<Chat> chats = new Chats(cities, likes).draw(drawn);
        insertMessages(connection, chats);
        new Complaints().insert(connection, chats);
    }

    /** The mark of a world that is whole: the day that the jobs take for today, and the version of the seed. */
    public static void complete(Connection connection, int version) throws SQLException {
        try (BatchInsert rows = new BatchInsert(connection, "match_today", "id", "today", "seed_version")) {
            rows.row(1, Era.TODAY, version);
            rows.flush();
        }
    }

    private static void insertMessages(Connection connection, List<Chat> chats) throws SQLException {
        List<Message> messages = chats.stream()
                .flatMap(chat -> chat.messages().stream())
                .sorted(Comparator.comparingLong(Message::sentAt)
                        .thenComparing(message -> message.sender().id())
                        .thenComparing(message -> message.recipient().id()))
                .toList();
        try (BatchInsert rows = new BatchInsert(
                connection, "match_message", "id", "sender_id", "recipient_id", "body", "sent_at", "read_at")) {
            int id = 0;
            for (Message message : messages) {
                rows.row(
                        ++id,
                        message.sender().id(),
                        message.recipient().id(),
                        message.body(),
                        Era.at(message.sentAt()),
                        message.readAt() == 0 ? null : Era.at(message.readAt()));
            }
            rows.flush();
        }
    }
}
