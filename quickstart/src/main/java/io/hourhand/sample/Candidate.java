package io.hourhand.sample;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A profile as the scores see it.
 *
 * @param interests a bit for each
 * @param daysAway since the last sign of life
 */
record Candidate(
        int id,
        String gender,
        String seeking,
        int minAge,
        int maxAge,
        int age,
        int daysAway,
        int education,
        int smokes,
        long interests,
        boolean photo) {

    /** Candidates of one city, found by the index on city, ordered by id. */
    static final String OF_CITY = """
            SELECT p.id, p.gender, f.seeking, f.min_age, f.max_age,
                   TIMESTAMPDIFF(YEAR, p.birth_date, t.today), DATEDIFF(t.today, p.last_seen_at),
                   p.education, p.smokes,
                   (SELECT BIT_OR(1 << (i.interest_id - 1))
                    FROM match_profile_interest i WHERE i.profile_id = p.id),
                   EXISTS (SELECT 1 FROM match_photo h WHERE h.profile_id = p.id AND h.moderation = 'APPROVED')
            FROM match_profile p
            JOIN match_preference f ON f.profile_id = p.id
            JOIN match_today t ON t.id = 1
            WHERE p.city_id = ? AND p.status = 'ACTIVE'
            ORDER BY p.id
            """;

    /** Older accounts are offered to nobody. */
    private static final int LONGEST_AWAY = 90;

    static Candidate read(ResultSet row) throws SQLException {
        return new Candidate(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getLong(10),
                row.getBoolean(11));
    }

    /** Whether each is what the other looks for, and {@code other} still comes by. */
    boolean suits(Candidate other) {
        return id != other.id && other.daysAway <= LONGEST_AWAY && wants(other) && other.wants(this);
    }

    /**
     * 0 to 100 for a candidate that suits: shared interests count up to 50, nearness in age up to 20, a recent visit up
     * to 15, equal education, equal smoking habits and an approved photo 5 each.
     */
    int score(Candidate other) {
        return Math.min(50, 10 * Long.bitCount(interests & other.interests))
                + Math.max(0, 20 - 2 * Math.abs(age - other.age))
                + (other.daysAway <= 7 ? 15 : other.daysAway <= 30 ? 8 : 0)
                + (education == other.education ? 5 : 0)
                + (smokes == other.smokes ? 5 : 0)
                + (other.photo ? 5 : 0);
    }

    private boolean wants(Candidate other) {
        boolean gender =
                switch (seeking) {
                    case "WOMEN" -> other.gender.equals("WOMAN");
                    case "MEN" -> other.gender.equals("MAN");
                    default -> true;
                };
        return gender && minAge <= other.age && other.age <= maxAge;
    }
}
