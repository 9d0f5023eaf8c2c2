-- Three people to meet for each member who came by in the last 30 days, the best scores first,
-- nobody whom they like already, nobody blocked on either side, no spammer, and of a person with several profiles only the first.
DELETE FROM match_recommendation;

INSERT INTO match_recommendation (profile_id, place, candidate_id, score)
SELECT ranked.profile_id, ranked.place, ranked.candidate_id, ranked.score
FROM (
  SELECT c.profile_id, c.candidate_id, c.score,
         ROW_NUMBER() OVER (PARTITION BY c.profile_id ORDER BY c.place) AS place
  FROM match_score c
  JOIN match_today t ON t.id = 1
  JOIN match_profile p ON p.id = c.profile_id AND p.last_seen_at >= t.today - INTERVAL 30 DAY
  WHERE NOT EXISTS (SELECT 1 FROM match_like l WHERE l.from_id = c.profile_id AND l.to_id = c.candidate_id)
    AND NOT EXISTS (SELECT 1 FROM match_block x WHERE x.blocker_id = c.profile_id AND x.blocked_id = c.candidate_id)
    AND NOT EXISTS (SELECT 1 FROM match_block y WHERE y.blocker_id = c.candidate_id AND y.blocked_id = c.profile_id)
    AND NOT EXISTS (SELECT 1 FROM match_spam s WHERE s.profile_id = c.candidate_id AND s.verdict = 'SPAMMER')
    AND NOT EXISTS (SELECT 1 FROM match_duplicate d WHERE d.profile_id = c.candidate_id AND d.first_id <> d.profile_id)
) ranked
WHERE ranked.place <= 3;

-- Later jobs join this table, and the server would not notice by itself for seconds how large it has become.
ANALYZE TABLE match_recommendation;
