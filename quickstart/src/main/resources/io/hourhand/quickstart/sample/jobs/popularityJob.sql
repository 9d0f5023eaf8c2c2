-- What a profile received in the last 30 days, in points, and its tenth among all, 1 being the most popular.
DELETE FROM match_popularity;

INSERT INTO match_popularity (profile_id, likes, visitors, messages, points, tenth)
SELECT g.id, g.likes, g.visitors, g.messages, g.points,
       NTILE(10) OVER (ORDER BY g.points DESC, g.id)
FROM (
  SELECT p.id, COALESCE(l.likes, 0) AS likes, COALESCE(v.visitors, 0) AS visitors,
         COALESCE(m.messages, 0) AS messages,
         3 * COALESCE(l.likes, 0) + COALESCE(v.visitors, 0) + 2 * COALESCE(m.messages, 0) AS points
  FROM match_profile p
  LEFT JOIN (
    SELECT a.to_id, SUM(CASE WHEN a.kind = 'SUPER' THEN 2 ELSE 1 END) AS likes
    FROM match_like a
    JOIN match_today t ON t.id = 1
    WHERE a.created_at >= t.today - INTERVAL 30 DAY
    GROUP BY a.to_id
  ) l ON l.to_id = p.id
  LEFT JOIN (
    SELECT b.visited_id, COUNT(DISTINCT b.visitor_id) AS visitors
    FROM match_visit b
    JOIN match_today t ON t.id = 1
    WHERE b.visited_at >= t.today - INTERVAL 30 DAY
    GROUP BY b.visited_id
  ) v ON v.visited_id = p.id
  LEFT JOIN (
    SELECT c.recipient_id, COUNT(*) AS messages
    FROM match_message c
    JOIN match_today t ON t.id = 1
    LEFT JOIN match_spam s ON s.profile_id = c.sender_id AND s.verdict = 'SPAMMER'
    WHERE c.sent_at >= t.today - INTERVAL 30 DAY AND s.profile_id IS NULL
    GROUP BY c.recipient_id
  ) m ON m.recipient_id = p.id
  WHERE p.status = 'ACTIVE'
) g;

-- Later jobs join this table, and the server would not notice by itself for seconds how large it has become.
ANALYZE TABLE match_popularity;
