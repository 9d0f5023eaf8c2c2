package io.hourhand.sample;

import io.hourhand.job.Job;
import io.hourhand.job.JobContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the mails for members who came by in the last 30 days and for whom there is news, into {@code match_digest}.
 *
 * <p>Parameter {@code days}: how far back likes and visits are news, 1 to 60; 7 if left out.
 */
public final class DigestPreparationJob implements Job {

    private static final int STEP = 1_000;

    @Override
    public String name() {
        return "digestPreparationJob";
    }

    @Override
    public void run(JobContext context) throws SQLException, InterruptedException {
        int days = Parameters.number(context, "days", 7, 1, 60);
        Rebuild.of("match_digest", context, connection -> {
            List<Digest> digests = digests(connection, days);
            context.log(digests.size() + " members have news of the last " + days + " days");
            try (BatchInsert rows = new BatchInsert(connection, "match_digest", "profile_id", "subject", "body")) {
                for (int i = 0; i < digests.size(); i++) {
                    Digest digest = digests.get(i);
                    rows.row(digest.profileId(), digest.subject(), digest.body());
                    if (i % STEP == STEP - 1) {
                        Rebuild.goOn(context);
                        context.progress(i + 1, digests.size());
                    }
                }
                rows.flush();
            }
            context.log(digests.size() + " digests are ready to send");
        });
    }

    private static List<Digest> digests(Connection connection, int days) throws SQLException {
        List<Digest> digests = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(Digest.NEWS)) {
            select.setInt(1, days);
            select.setInt(2, days);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    digests.add(Digest.read(row, days));
                }
            }
        }
        return digests;
    }
}
