-- What happened on each of the last 60 days. Visits come from the daily counts, as single visits are not kept for ever.
DELETE FROM match_daily_statistics;

INSERT INTO match_daily_statistics
  (counted_on, registrations, likes, mutual_matches, messages, visits, sessions, reports)
SELECT e.counted_on,
       SUM(CASE WHEN e.kind = 'REGISTRATION' THEN e.amount ELSE 0 END),
       SUM(CASE WHEN e.kind = 'LIKE' THEN e.amount ELSE 0 END),
       SUM(CASE WHEN e.kind = 'MUTUAL' THEN e.amount ELSE 0 END),
       SUM(CASE WHEN e.kind = 'MESSAGE' THEN e.amount ELSE 0 END),
       SUM(CASE WHEN e.kind = 'VISIT' THEN e.amount ELSE 0 END),
       SUM(CASE WHEN e.kind = 'SESSION' THEN e.amount ELSE 0 END),
       SUM(CASE WHEN e.kind = 'REPORT' THEN e.amount ELSE 0 END)
FROM (
  SELECT DATE(created_at) AS counted_on, 'REGISTRATION' AS kind, COUNT(*) AS amount
  FROM match_profile GROUP BY DATE(created_at)
  UNION ALL
  SELECT DATE(created_at), 'LIKE', COUNT(*) FROM match_like GROUP BY DATE(created_at)
  UNION ALL
  SELECT DATE(matched_at), 'MUTUAL', COUNT(*) FROM match_mutual GROUP BY DATE(matched_at)
  UNION ALL
  SELECT DATE(sent_at), 'MESSAGE', COUNT(*) FROM match_message GROUP BY DATE(sent_at)
  UNION ALL
  SELECT visited_on, 'VISIT', SUM(visits) FROM match_visit_daily GROUP BY visited_on
  UNION ALL
  SELECT DATE(started_at), 'SESSION', COUNT(*) FROM match_session GROUP BY DATE(started_at)
  UNION ALL
  SELECT DATE(reported_at), 'REPORT', COUNT(*) FROM match_report GROUP BY DATE(reported_at)
) e
JOIN match_today t ON t.id = 1
WHERE e.counted_on >= t.today - INTERVAL 60 DAY
GROUP BY e.counted_on;
