-- The ten most popular members of each city. Spammers take no place, and of equals the older account goes first.
DELETE FROM match_leaderboard;

INSERT INTO match_leaderboard (city_id, place, profile_id, points)
SELECT ranked.city_id, ranked.place, ranked.profile_id, ranked.points
FROM (
  SELECT p.city_id, o.profile_id, o.points,
         ROW_NUMBER() OVER (PARTITION BY p.city_id ORDER BY o.points DESC, o.profile_id) AS place
  FROM match_popularity o
  JOIN match_profile p ON p.id = o.profile_id
  LEFT JOIN match_spam s ON s.profile_id = o.profile_id AND s.verdict = 'SPAMMER'
  WHERE o.points > 0 AND s.profile_id IS NULL
) ranked
WHERE ranked.place <= 10;
