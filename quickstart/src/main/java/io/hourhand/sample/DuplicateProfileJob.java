package io.hourhand.sample;

import io.hourhand.job.Job;
import io.hourhand.job.JobContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Finds people with several profiles, by equal mailbox, phone number or photo, and lists them in {@code match_duplicate}. */
public final class DuplicateProfileJob implements Job {

    private static final String EVIDENCE = """
            SELECT 'EMAIL', email_key, profile_id FROM match_contact
            UNION ALL
            SELECT 'PHONE', phone_key, profile_id FROM match_contact WHERE phone_key IS NOT NULL
            UNION ALL
            SELECT 'PHOTO', content_hash, profile_id FROM match_photo
            """;

    @Override
    public String name() {
        return "duplicateProfileJob";
    }

    @Override
    public void run(JobContext context) throws SQLException, InterruptedException {
        Rebuild.of("match_duplicate", context, connection -> {
            Clusters clusters = clusters(connection);
            Rebuild.goOn(context);
            Set<Integer> firsts = new HashSet<>();
            int found = 0;
            try (BatchInsert rows =
                    new BatchInsert(connection, "match_duplicate", "profile_id", "first_id", "size", "evidence")) {
                for (int profile : clusters.profiles()) {
                    int first = clusters.first(profile);
                    rows.row(profile, first, clusters.size(profile), clusters.evidence(profile));
                    firsts.add(first);
                    found++;
                }
                rows.flush();
            }
            context.log(found + " profiles seem to belong to " + firsts.size() + " people");
        });
    }

    private static Clusters clusters(Connection connection) throws SQLException {
        Clusters clusters = new Clusters();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EVIDENCE)) {
            while (row.next()) {
                clusters.add(row.getString(1), row.getString(2), row.getInt(3));
            }
        }
        return clusters;
    }
}
