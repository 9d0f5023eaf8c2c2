-- How complete a profile is, 0 to 100, and what its owner could still add.
INSERT INTO match_completeness (profile_id, points, missing)
SELECT fresh.profile_id, fresh.points, fresh.missing
FROM (
  SELECT p.id AS profile_id,
         15 * (p.headline IS NOT NULL) + 25 * (p.about IS NOT NULL) + 10 * (p.occupation IS NOT NULL)
           + 10 * (p.height_cm IS NOT NULL) + 10 * (p.phone IS NOT NULL)
           + LEAST(30, 10 * COALESCE(h.photos, 0)) AS points,
         CONCAT_WS(',',
           CASE WHEN p.headline IS NULL THEN 'HEADLINE' END,
           CASE WHEN p.about IS NULL THEN 'ABOUT' END,
           CASE WHEN p.occupation IS NULL THEN 'OCCUPATION' END,
           CASE WHEN p.height_cm IS NULL THEN 'HEIGHT' END,
           CASE WHEN p.phone IS NULL THEN 'PHONE' END,
           CASE WHEN COALESCE(h.photos, 0) < 3 THEN 'PHOTOS' END) AS missing
  FROM match_profile p
  LEFT JOIN (
    SELECT k.profile_id, COUNT(*) AS photos
    FROM match_photo k
    WHERE k.moderation <> 'REJECTED'
    GROUP BY k.profile_id
  ) h ON h.profile_id = p.id
) fresh
ON DUPLICATE KEY UPDATE points = fresh.points, missing = fresh.missing;
