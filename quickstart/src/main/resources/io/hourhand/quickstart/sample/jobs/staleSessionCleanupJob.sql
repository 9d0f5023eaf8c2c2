-- Ends sessions that have not moved for 30 days, and forgets those that ended 180 days ago.
UPDATE match_session s
JOIN match_today t ON t.id = 1
SET s.ended_at = s.last_active_at, s.end_reason = 'STALE'
WHERE s.ended_at IS NULL AND s.last_active_at < t.today - INTERVAL 30 DAY;

DELETE s
FROM match_session s
JOIN match_today t ON t.id = 1
WHERE s.ended_at < t.today - INTERVAL 180 DAY;
