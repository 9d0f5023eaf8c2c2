-- Pairs that like each other and have not blocked each other, each pair once with the lower id first.
DELETE FROM match_mutual;

INSERT INTO match_mutual (low_id, high_id, matched_at)
SELECT a.from_id, a.to_id, GREATEST(a.created_at, b.created_at)
FROM match_like a
JOIN match_like b ON b.from_id = a.to_id AND b.to_id = a.from_id
WHERE a.from_id < a.to_id
  AND NOT EXISTS (SELECT 1 FROM match_block x WHERE x.blocker_id = a.from_id AND x.blocked_id = a.to_id)
  AND NOT EXISTS (SELECT 1 FROM match_block y WHERE y.blocker_id = a.to_id AND y.blocked_id = a.from_id);

-- Later jobs join this table, and the server would not notice by itself for seconds how large it has become.
ANALYZE TABLE match_mutual;
