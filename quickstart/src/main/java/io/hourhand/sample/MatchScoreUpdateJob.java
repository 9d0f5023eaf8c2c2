package io.hourhand.sample;

import io.hourhand.job.Job;
import io.hourhand.job.JobContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Scores, city by city, whom each profile could meet, and keeps the best few in {@code match_score}.
 *
 * <p>Parameter {@code candidates}: how many for each profile, 1 to 20; 5 if left out.
 */
public final class MatchScoreUpdateJob implements Job {

    private record Scored(Candidate candidate, int score) {}

    private static final Comparator<Scored> BEST_FIRST = Comparator.comparingInt(Scored::score)
            .reversed()
            .thenComparingInt(scored -> scored.candidate().id());

    @Override
    public String name() {
        return "matchScoreUpdateJob";
    }

    @Override
    public void run(JobContext context) throws SQLException, InterruptedException {
        int best = Parameters.number(context, "candidates", 5, 1, 20);
        Rebuild.of("match_score", context, connection -> {
            List<Integer> cities = cities(connection);
            long profiles = 0;
            long scores = 0;
            try (BatchInsert rows =
                    new BatchInsert(connection, "match_score", "profile_id", "place", "candidate_id", "score")) {
                for (int done = 0; done < cities.size(); done++) {
                    Rebuild.goOn(context);
                    List<Candidate> candidates = candidates(connection, cities.get(done));
                    for (Candidate profile : candidates) {
                        scores += insertBest(rows, profile, candidates, best);
                    }
                    profiles += candidates.size();
                    context.progress(done + 1, cities.size());
                }
                rows.flush();
            }
            context.log(cities.size() + " cities, " + profiles + " profiles, " + scores + " scores kept (at most "
                    + best + " each)");
        });
    }

    private static int insertBest(BatchInsert rows, Candidate profile, List<Candidate> candidates, int best)
            throws SQLException {
        List<Scored> scored = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (profile.suits(candidate)) {
                scored.add(new Scored(candidate, profile.score(candidate)));
            }
        }
        scored.sort(BEST_FIRST);
        int places = Math.min(best, scored.size());
        for (int i = 0; i < places; i++) {
            rows.row(
                    profile.id(),
                    i + 1,
                    scored.get(i).candidate().id(),
                    scored.get(i).score());
        }
        return places;
    }

    private static List<Integer> cities(Connection connection) throws SQLException {
        List<Integer> cities = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM match_city ORDER BY id")) {
            while (row.next()) {
                cities.add(row.getInt(1));
            }
        }
        return cities;
    }

    private static List<Candidate> candidates(Connection connection, int city) throws SQLException {
        List<Candidate> candidates = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(Candidate.OF_CITY)) {
            select.setInt(1, city);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    candidates.add(Candidate.read(row));
                }
            }
        }
        return candidates;
    }
}
