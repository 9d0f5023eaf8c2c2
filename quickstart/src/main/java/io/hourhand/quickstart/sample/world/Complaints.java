package io.hourhand.quickstart.sample.world;

import io.hourhand.quickstart.sample.world.Chats.Chat;
import io.hourhand.quickstart.sample.world.Chats.Message;
import io.hourhand.sample.BatchInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Blocks and reports: by many whom a spammer wrote to, and by a few at the end of a conversation. */
final class Complaints {

    private record Complaint(Person by, Person about, String reason, boolean reported, long at) {}

    private static final List<String> REASONS = List.of("RUDE", "FAKE_PHOTOS", "UNDERAGE", "OTHER");

    private final Dice dice = new Dice("complaints");

    void insert(Connection connection, List<Chat> chats) throws SQLException {
        List<Complaint> complaints = draw(chats);
        try (BatchInsert rows = new BatchInsert(connection, "match_block", "blocker_id", "blocked_id", "blocked_at")) {
            for (Complaint complaint : complaints) {
                rows.row(complaint.by().id(), complaint.about().id(), Era.at(complaint.at()));
            }
            rows.flush();
        }
        try (BatchInsert rows = new BatchInsert(
                connection, "match_report", "id", "reporter_id", "reported_id", "reason", "reported_at")) {
            int id = 0;
            for (Complaint complaint : complaints) {
                if (complaint.reported()) {
                    rows.row(
                            ++id,
                            complaint.by().id(),
                            complaint.about().id(),
                            complaint.reason(),
                            Era.at(complaint.at()));
                }
            }
            rows.flush();
        }
    }

    private List<Complaint> draw(List<Chat> chats) {
        List<Complaint> complaints = new ArrayList<>();
        for (Chat chat : chats) {
            Message last = chat.messages().getLast();
            Person by = last.recipient();
            boolean spam = last.sender().spammer();
            long until = Math.min(by.member().until(), last.sentAt() + 2 * Era.DAY);
            if (dice.chance(spam ? 60 : 5) && until > last.sentAt()) {
                String reason = spam ? "SPAM" : dice.oneOf(REASONS);
                long at = dice.second(last.sentAt() + 1, until);
                complaints.add(new Complaint(by, last.sender(), reason, dice.chance(60), at));
            }
        }
        complaints.sort(Comparator.comparingLong(Complaint::at)
                .thenComparing(complaint -> complaint.by().id())
                .thenComparing(complaint -> complaint.about().id()));
        return complaints;
    }
}
