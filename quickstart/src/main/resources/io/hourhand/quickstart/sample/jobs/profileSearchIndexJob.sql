-- Brings the full-text search table up to date, with a document for each active profile, of all that one may search for.
-- What has not changed is left alone, so that the daily refresh costs the index only the news.
INSERT INTO match_search (profile_id, document)
SELECT fresh.profile_id, fresh.document
FROM (
  SELECT p.id AS profile_id,
         CONCAT_WS(' ', p.display_name, p.headline, p.about, p.occupation, c.name, c.country, i.names) AS document
  FROM match_profile p
  JOIN match_city c ON c.id = p.city_id
  LEFT JOIN (
    SELECT k.profile_id, GROUP_CONCAT(n.name ORDER BY n.id SEPARATOR ' ') AS names
    FROM match_profile_interest k
    JOIN match_interest n ON n.id = k.interest_id
    GROUP BY k.profile_id
  ) i ON i.profile_id = p.id
  WHERE p.status = 'ACTIVE'
) fresh
ON DUPLICATE KEY UPDATE document = fresh.document;

-- Hidden and suspended members are not found any more.
DELETE s
FROM match_search s
LEFT JOIN match_profile p ON p.id = s.profile_id AND p.status = 'ACTIVE'
WHERE p.id IS NULL;
