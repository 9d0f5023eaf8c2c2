-- The photos that a moderator should look at, the most urgent first.
-- Pending photos wait for everybody, approved ones come back when their owner was reported for them or looks like spam.
DELETE FROM match_moderation;

INSERT INTO match_moderation (place, photo_id, profile_id, priority, reason)
SELECT ROW_NUMBER() OVER (ORDER BY q.priority DESC, q.uploaded_at, q.photo_id),
       q.photo_id, q.profile_id, q.priority, q.reason
FROM (
  SELECT h.id AS photo_id, h.profile_id, h.uploaded_at,
         h.nudity + 50 * (r.reported_id IS NOT NULL) + 30 * (s.profile_id IS NOT NULL) AS priority,
         CASE WHEN r.reported_id IS NOT NULL THEN 'REPORTED'
              WHEN s.profile_id IS NOT NULL THEN 'SPAMMER'
              WHEN h.nudity >= 35 THEN 'NUDITY'
              ELSE 'NEW' END AS reason
  FROM match_photo h
  LEFT JOIN (
    SELECT DISTINCT c.reported_id
    FROM match_report c
    WHERE c.reason IN ('FAKE_PHOTOS', 'UNDERAGE')
  ) r ON r.reported_id = h.profile_id
  LEFT JOIN match_spam s ON s.profile_id = h.profile_id AND s.verdict = 'SPAMMER'
  WHERE h.moderation = 'PENDING'
     OR (h.moderation = 'APPROVED' AND (r.reported_id IS NOT NULL OR s.profile_id IS NOT NULL))
) q;
