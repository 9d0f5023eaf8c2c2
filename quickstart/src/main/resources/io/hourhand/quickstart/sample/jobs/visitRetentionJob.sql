-- Who visited whom is kept for 90 days. What visitRollupJob has made of older visits stays. Nothing goes before it is counted.
DELETE v
FROM match_visit v
JOIN match_today t ON t.id = 1
JOIN match_visit_daily d ON d.profile_id = v.visited_id AND d.visited_on = DATE(v.visited_at)
WHERE v.visited_at < t.today - INTERVAL 90 DAY;
