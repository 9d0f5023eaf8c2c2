-- Marks each profile by how long its owner has been away.
UPDATE match_profile p
JOIN match_today t ON t.id = 1
SET p.activity = CASE
  WHEN p.last_seen_at >= t.today - INTERVAL 7 DAY THEN 'ACTIVE'
  WHEN p.last_seen_at >= t.today - INTERVAL 30 DAY THEN 'QUIET'
  WHEN p.last_seen_at >= t.today - INTERVAL 90 DAY THEN 'SLEEPING'
  ELSE 'GONE' END;
