-- Which paying members may leave, 0 to 100, by being away for long, fewer sessions than a month ago, a plan about to end.
DELETE FROM match_churn;

INSERT INTO match_churn (profile_id, days_away, sessions_now, sessions_before, days_left, risk, segment)
SELECT scored.profile_id, scored.days_away, scored.sessions_now, scored.sessions_before, scored.days_left, scored.risk,
       CASE WHEN scored.risk >= 60 THEN 'HIGH' WHEN scored.risk >= 30 THEN 'MEDIUM' ELSE 'LOW' END
FROM (
  SELECT g.profile_id, g.days_away, g.sessions_now, g.sessions_before, g.days_left,
         LEAST(50, g.days_away)
           + 25 * (g.sessions_now < g.sessions_before)
           + 25 * (g.days_left <= 14) AS risk
  FROM (
    SELECT b.profile_id,
           DATEDIFF(t.today, p.last_seen_at) AS days_away,
           DATEDIFF(b.ends_on, t.today) AS days_left,
           COALESCE(SUM(s.started_at >= t.today - INTERVAL 30 DAY), 0) AS sessions_now,
           COALESCE(SUM(s.started_at < t.today - INTERVAL 30 DAY), 0) AS sessions_before
    FROM match_subscription b
    JOIN match_today t ON t.id = 1
    JOIN match_profile p ON p.id = b.profile_id
    LEFT JOIN match_session s ON s.profile_id = b.profile_id AND s.started_at >= t.today - INTERVAL 60 DAY
    WHERE b.ends_on >= t.today
    GROUP BY b.profile_id, p.last_seen_at, b.ends_on, t.today
  ) g
) scored;
