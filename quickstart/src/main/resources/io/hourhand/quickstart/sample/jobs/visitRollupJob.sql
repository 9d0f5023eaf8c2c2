-- Visits to each profile, a row a day. Days whose single visits are gone already keep the row that they have.
INSERT INTO match_visit_daily (profile_id, visited_on, visits, visitors)
SELECT fresh.profile_id, fresh.visited_on, fresh.visits, fresh.visitors
FROM (
  SELECT v.visited_id AS profile_id, DATE(v.visited_at) AS visited_on,
         COUNT(*) AS visits, COUNT(DISTINCT v.visitor_id) AS visitors
  FROM match_visit v
  GROUP BY v.visited_id, DATE(v.visited_at)
) fresh
ON DUPLICATE KEY UPDATE visits = fresh.visits, visitors = fresh.visitors;

-- Later jobs join this table, and the server would not notice by itself for seconds how large it has become.
ANALYZE TABLE match_visit_daily;
