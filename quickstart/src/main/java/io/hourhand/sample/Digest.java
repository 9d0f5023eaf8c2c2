package io.hourhand.sample;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one member gets to read, made of what happened since the last one. */
record Digest(
        int profileId,
        String name,
        int likes,
        int visits,
        int unread,
        @Nullable String recommended,
        int days) {

    static final String NEWS = """
            SELECT p.id, p.display_name,
                   COALESCE(l.likes, 0), COALESCE(v.visits, 0), COALESCE(m.unread, 0), r.names
            FROM match_profile p
            JOIN match_today t ON t.id = 1
            LEFT JOIN (SELECT k.to_id, COUNT(*) AS likes
                       FROM match_like k JOIN match_today t ON t.id = 1
                       WHERE k.created_at >= t.today - INTERVAL ? DAY
                       GROUP BY k.to_id) l ON l.to_id = p.id
            LEFT JOIN (SELECT d.profile_id, SUM(d.visits) AS visits
                       FROM match_visit_daily d JOIN match_today t ON t.id = 1
                       WHERE d.visited_on >= t.today - INTERVAL ? DAY
                       GROUP BY d.profile_id) v ON v.profile_id = p.id
            LEFT JOIN (SELECT recipient_id, COUNT(*) AS unread
                       FROM match_message WHERE read_at IS NULL
                       GROUP BY recipient_id) m ON m.recipient_id = p.id
            LEFT JOIN (SELECT e.profile_id,
                              GROUP_CONCAT(c.display_name ORDER BY e.place SEPARATOR ', ') AS names
                       FROM match_recommendation e JOIN match_profile c ON c.id = e.candidate_id
                       GROUP BY e.profile_id) r ON r.profile_id = p.id
            WHERE p.status = 'ACTIVE' AND p.last_seen_at >= t.today - INTERVAL 30 DAY
              AND COALESCE(l.likes, 0) + COALESCE(v.visits, 0) + COALESCE(m.unread, 0) > 0
            ORDER BY p.id
            """;

    static Digest read(ResultSet row, int days) throws SQLException {
        return new Digest(
                row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getString(6), days);
    }

    String subject() {
        List<String> news = new ArrayList<>();
        note(news, unread, "unread message");
        note(news, likes, "new like");
        note(news, visits, "visit");
        return String.join(", ", news);
    }

    String body() {
        StringBuilder body = new StringBuilder("Hello ").append(name).append(",\n\n");
        if (unread > 0) {
            body.append("Somebody waits for your answer: you have not read ")
                    .append(counted(unread, "message"))
                    .append(".\n");
        }
        if (likes + visits > 0) {
            body.append("In the last ").append(counted(days, "day")).append(" your profile had ");
            body.append(counted(visits, "visit"))
                    .append(" and ")
                    .append(counted(likes, "like"))
                    .append(".\n");
        }
        if (recommended != null) {
            body.append("You may want to meet ").append(recommended).append("\n");
        }
        return body.append("\nSee you soon!\n").toString();
    }

    private static void note(List<String> news, int count, String thing) {
        if (count > 0) {
            news.add(counted(count, thing));
        }
    }

    private static String counted(int count, String thing) {
        return count == 1 ? "1 " + thing : count + " " + thing + "s";
    }
}
