-- profileSearchIndexJob
SELECT id FROM match_profile WHERE status = 'ACTIVE' ORDER BY id;
SELECT profile_id FROM match_search ORDER BY profile_id;

-- profileSearchIndexJob
SELECT COUNT(*) FROM match_profile p
WHERE p.status = 'ACTIVE'
  AND (p.headline LIKE '%astronomy%' OR p.about LIKE '%astronomy%' OR p.id IN (
    SELECT i.profile_id FROM match_profile_interest i JOIN match_interest n ON n.id = i.interest_id
    WHERE n.name = 'astronomy'));
SELECT COUNT(*) FROM match_search WHERE MATCH (document) AGAINST ('astronomy' IN BOOLEAN MODE);

-- matchScoreUpdateJob
SELECT s.id, s.place, s.candidate, s.score FROM (
  SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r.id ORDER BY r.score DESC, r.candidate) AS place FROM (
    SELECT p.id, c.id AS candidate,
      LEAST(50, 10 * (SELECT COUNT(*) FROM match_profile_interest i
                      JOIN match_profile_interest j ON j.interest_id = i.interest_id
                      WHERE i.profile_id = p.id AND j.profile_id = c.id))
      + GREATEST(0, 20 - 2 * ABS(TIMESTAMPDIFF(YEAR, p.birth_date, '2026-03-01') - TIMESTAMPDIFF(YEAR, c.birth_date, '2026-03-01')))
      + CASE WHEN DATEDIFF('2026-03-01', c.last_seen_at) <= 7 THEN 15
             WHEN DATEDIFF('2026-03-01', c.last_seen_at) <= 30 THEN 8 ELSE 0 END
      + 5 * (p.education = c.education) + 5 * (p.smokes = c.smokes)
      + 5 * (SELECT COUNT(*) > 0 FROM match_photo h WHERE h.profile_id = c.id AND h.moderation = 'APPROVED') AS score
    FROM match_profile p
    JOIN match_preference f ON f.profile_id = p.id
    JOIN match_profile c ON c.city_id = p.city_id AND c.id <> p.id AND c.status = 'ACTIVE'
      AND DATEDIFF('2026-03-01', c.last_seen_at) <= 90
      AND TIMESTAMPDIFF(YEAR, c.birth_date, '2026-03-01') BETWEEN f.min_age AND f.max_age
      AND (f.seeking = 'EVERYONE' OR (f.seeking = 'WOMEN' AND c.gender = 'WOMAN') OR (f.seeking = 'MEN' AND c.gender = 'MAN'))
    JOIN match_preference g ON g.profile_id = c.id
      AND TIMESTAMPDIFF(YEAR, p.birth_date, '2026-03-01') BETWEEN g.min_age AND g.max_age
      AND (g.seeking = 'EVERYONE' OR (g.seeking = 'WOMEN' AND p.gender = 'WOMAN') OR (g.seeking = 'MEN' AND p.gender = 'MAN'))
    WHERE p.status = 'ACTIVE' AND p.id MOD 61 = 0
  ) r
) s WHERE s.place <= 5 ORDER BY s.id, s.place;
SELECT profile_id, place, candidate_id, score FROM match_score WHERE profile_id MOD 61 = 0 ORDER BY profile_id, place;

-- mutualMatchJob
SELECT LEAST(l.from_id, l.to_id), GREATEST(l.from_id, l.to_id), MAX(l.created_at)
FROM match_like l
LEFT JOIN match_block b
  ON (b.blocker_id = l.from_id AND b.blocked_id = l.to_id)
LEFT JOIN match_block c
  ON (c.blocker_id = l.to_id AND c.blocked_id = l.from_id)
WHERE b.blocker_id IS NULL AND c.blocker_id IS NULL
GROUP BY LEAST(l.from_id, l.to_id), GREATEST(l.from_id, l.to_id)
HAVING COUNT(*) = 2
ORDER BY 1, 2;
SELECT low_id, high_id, matched_at FROM match_mutual ORDER BY low_id, high_id;

-- contactNormalisationJob
SELECT id,
  CONCAT(REPLACE(REGEXP_REPLACE(LOWER(email), '([+].*)?@.*$', ''), '.', ''), REGEXP_REPLACE(email, '^.*@', '@')),
  REGEXP_REPLACE(REGEXP_REPLACE(phone, '[^0-9]', ''), '^00', '')
FROM match_profile ORDER BY id;
SELECT profile_id, email_key, phone_key FROM match_contact ORDER BY profile_id;

-- duplicateProfileJob
WITH RECURSIVE link AS (
  SELECT a.profile_id AS one, b.profile_id AS other FROM match_contact a JOIN match_contact b ON b.email_key = a.email_key AND b.profile_id <> a.profile_id
  UNION SELECT a.profile_id, b.profile_id FROM match_contact a JOIN match_contact b ON b.phone_key = a.phone_key AND b.profile_id <> a.profile_id
  UNION SELECT a.profile_id, b.profile_id FROM match_photo a JOIN match_photo b ON b.content_hash = a.content_hash AND b.profile_id <> a.profile_id
), reach AS (
  SELECT one, other FROM link UNION SELECT reach.one, link.other FROM reach JOIN link ON link.one = reach.other
)
SELECT one, MIN(other), COUNT(*) FROM reach GROUP BY one ORDER BY one;
SELECT profile_id, first_id, size FROM match_duplicate ORDER BY profile_id;

-- messageThreadSummaryJob
SELECT COUNT(*), SUM(read_at IS NULL), COUNT(DISTINCT LEAST(sender_id, recipient_id), GREATEST(sender_id, recipient_id)) FROM match_message;
SELECT SUM(messages), SUM(unread_by_low + unread_by_high), COUNT(*) FROM match_thread;

-- messageThreadSummaryJob
SELECT r.low_id, r.high_id, r.sender_id, r.sent_at FROM (
  SELECT LEAST(sender_id, recipient_id) AS low_id, GREATEST(sender_id, recipient_id) AS high_id, sender_id, sent_at,
    ROW_NUMBER() OVER (PARTITION BY LEAST(sender_id, recipient_id), GREATEST(sender_id, recipient_id) ORDER BY sent_at DESC, id DESC) AS place
  FROM match_message
) r WHERE r.place = 1 ORDER BY 1, 2;
SELECT low_id, high_id, last_sender_id, last_sent_at FROM match_thread ORDER BY 1, 2;

-- spamScoreJob
SELECT DISTINCT sender_id FROM match_message WHERE sender_id MOD 331 = 17 ORDER BY sender_id;
SELECT profile_id FROM match_spam WHERE verdict = 'SPAMMER' ORDER BY profile_id;

-- photoModerationQueueJob
SELECT id FROM match_photo
WHERE moderation = 'PENDING' OR (moderation = 'APPROVED' AND profile_id IN (
  SELECT reported_id FROM match_report WHERE reason IN ('FAKE_PHOTOS', 'UNDERAGE')
  UNION SELECT profile_id FROM match_spam WHERE verdict = 'SPAMMER'))
ORDER BY id;
SELECT photo_id FROM match_moderation ORDER BY photo_id;

-- photoModerationQueueJob
SELECT 0;
SELECT COUNT(*) FROM match_moderation a JOIN match_moderation b ON b.place = a.place + 1 WHERE b.priority > a.priority;

-- visitRollupJob
SELECT COUNT(*), COUNT(DISTINCT visited_id, DATE(visited_at)), COUNT(DISTINCT visited_id, visitor_id, DATE(visited_at)) FROM match_visit;
SELECT SUM(visits), COUNT(*), SUM(visitors) FROM match_visit_daily;

-- visitRetentionJob
SELECT COUNT(*), MIN(id) FROM match_visit WHERE visited_at >= '2025-12-01';
SELECT COUNT(*), MIN(id) FROM match_visit;

-- visitRetentionJob
SELECT COUNT(*) FROM match_visit;
SELECT SUM(visits) FROM match_visit_daily;

-- staleSessionCleanupJob
SELECT id, CASE WHEN ended_at IS NULL AND last_active_at < '2026-01-30' THEN last_active_at ELSE ended_at END FROM match_session
WHERE NOT (last_active_at < '2025-09-02' AND (ended_at IS NULL OR ended_at < '2025-09-02')) ORDER BY id;
SELECT id, ended_at FROM match_session ORDER BY id;

-- inactivityMarkingJob
SELECT SUM(d <= 7), SUM(d > 7 AND d <= 30), SUM(d > 30 AND d <= 90), SUM(d > 90)
FROM (SELECT DATEDIFF('2026-03-01', last_seen_at) AS d FROM match_profile) p;
SELECT SUM(activity = 'ACTIVE'), SUM(activity = 'QUIET'), SUM(activity = 'SLEEPING'), SUM(activity = 'GONE') FROM match_profile;

-- profileCompletenessJob
SELECT COUNT(*), 15 * COUNT(headline) + 25 * COUNT(about) + 10 * (COUNT(occupation) + COUNT(height_cm) + COUNT(phone))
  + 10 * (SELECT COUNT(*) FROM (SELECT ROW_NUMBER() OVER (PARTITION BY profile_id ORDER BY id) AS n FROM match_photo WHERE moderation <> 'REJECTED') h WHERE h.n <= 3)
FROM match_profile;
SELECT COUNT(*), SUM(points) FROM match_completeness;

-- profileCompletenessJob
SELECT 0;
SELECT COUNT(*) FROM match_completeness WHERE (points = 100) <> (missing = '');

-- popularityJob
SELECT (SELECT COUNT(*) FROM match_profile WHERE status = 'ACTIVE'),
  3 * (SELECT SUM(1 + (l.kind = 'SUPER')) FROM match_like l JOIN match_profile p ON p.id = l.to_id AND p.status = 'ACTIVE' WHERE l.created_at >= '2026-01-30')
  + (SELECT COUNT(DISTINCT v.visited_id, v.visitor_id) FROM match_visit v JOIN match_profile p ON p.id = v.visited_id AND p.status = 'ACTIVE' WHERE v.visited_at >= '2026-01-30')
  + 2 * (SELECT COUNT(*) FROM match_message m JOIN match_profile p ON p.id = m.recipient_id AND p.status = 'ACTIVE'
         WHERE m.sent_at >= '2026-01-30' AND m.sender_id NOT IN (SELECT profile_id FROM match_spam WHERE verdict = 'SPAMMER'));
SELECT COUNT(*), SUM(points) FROM match_popularity;

-- popularityJob
SELECT 0;
SELECT COUNT(*) FROM (SELECT tenth, MIN(points) AS least FROM match_popularity GROUP BY tenth) a
JOIN (SELECT tenth, MAX(points) AS most FROM match_popularity GROUP BY tenth) b ON b.tenth = a.tenth + 1 AND b.most > a.least;

-- leaderboardJob
SELECT p.city_id, p.id FROM match_profile p JOIN match_popularity o ON o.profile_id = p.id
WHERE p.city_id <= 3 AND o.points > 0 AND p.id NOT IN (SELECT profile_id FROM match_spam WHERE verdict = 'SPAMMER')
  AND 10 > (SELECT COUNT(*) FROM match_profile q JOIN match_popularity r ON r.profile_id = q.id
            WHERE q.city_id = p.city_id AND (r.points > o.points OR (r.points = o.points AND q.id < p.id))
              AND q.id NOT IN (SELECT profile_id FROM match_spam WHERE verdict = 'SPAMMER'))
ORDER BY p.city_id, o.points DESC, p.id;
SELECT city_id, profile_id FROM match_leaderboard WHERE city_id <= 3 ORDER BY city_id, place;

-- recommendationRefreshJob
SELECT SUM(LEAST(3, e.n)), COUNT(*) FROM (
  SELECT c.profile_id, COUNT(*) AS n FROM match_score c
  JOIN match_profile p ON p.id = c.profile_id AND p.last_seen_at >= '2026-01-30'
  LEFT JOIN match_like l ON l.from_id = c.profile_id AND l.to_id = c.candidate_id
  LEFT JOIN match_block x ON x.blocker_id = c.profile_id AND x.blocked_id = c.candidate_id
  LEFT JOIN match_block y ON y.blocker_id = c.candidate_id AND y.blocked_id = c.profile_id
  WHERE l.from_id IS NULL AND x.blocker_id IS NULL AND y.blocker_id IS NULL
    AND c.candidate_id NOT IN (SELECT profile_id FROM match_spam WHERE verdict = 'SPAMMER')
    AND c.candidate_id NOT IN (SELECT profile_id FROM match_duplicate WHERE first_id < profile_id)
  GROUP BY c.profile_id) e;
SELECT COUNT(*), COUNT(DISTINCT profile_id) FROM match_recommendation;

-- recommendationRefreshJob
SELECT 0, 0;
SELECT (SELECT COUNT(*) FROM match_recommendation r JOIN match_like l ON l.from_id = r.profile_id AND l.to_id = r.candidate_id),
  (SELECT COUNT(*) FROM match_recommendation a JOIN match_recommendation b ON b.profile_id = a.profile_id AND b.place > a.place AND b.score > a.score);

-- churnRiskJob
SELECT q.profile_id, q.now_, q.before_,
  LEAST(50, q.away) + CASE WHEN q.now_ < q.before_ THEN 25 ELSE 0 END + CASE WHEN q.rest <= 14 THEN 25 ELSE 0 END
FROM (
  SELECT b.profile_id, DATEDIFF('2026-03-01', p.last_seen_at) AS away, DATEDIFF(b.ends_on, '2026-03-01') AS rest,
    (SELECT COUNT(*) FROM match_session s WHERE s.profile_id = b.profile_id AND s.started_at >= '2026-01-30') AS now_,
    (SELECT COUNT(*) FROM match_session s WHERE s.profile_id = b.profile_id AND s.started_at >= '2025-12-31' AND s.started_at < '2026-01-30') AS before_
  FROM match_subscription b JOIN match_profile p ON p.id = b.profile_id WHERE b.ends_on >= '2026-03-01'
) q ORDER BY q.profile_id;
SELECT profile_id, sessions_now, sessions_before, risk FROM match_churn ORDER BY profile_id;

-- cityStatisticsJob
SELECT c.id,
  (SELECT COUNT(*) FROM match_profile p WHERE p.city_id = c.id AND p.status = 'ACTIVE'),
  (SELECT COUNT(*) FROM match_profile p WHERE p.city_id = c.id AND p.status = 'ACTIVE' AND p.gender = 'WOMAN'),
  (SELECT COUNT(*) FROM match_profile p WHERE p.city_id = c.id AND p.status = 'ACTIVE' AND p.activity IN ('ACTIVE', 'QUIET')),
  (SELECT COUNT(*) FROM match_mutual m WHERE (SELECT p.city_id FROM match_profile p WHERE p.id = m.low_id) = c.id
     AND (SELECT p.city_id FROM match_profile p WHERE p.id = m.high_id) = c.id),
  (SELECT i.interest_id FROM match_profile p JOIN match_profile_interest i ON i.profile_id = p.id
   WHERE p.city_id = c.id AND p.status = 'ACTIVE' GROUP BY i.interest_id ORDER BY COUNT(*) DESC, i.interest_id LIMIT 1)
FROM match_city c WHERE c.id <= 20 ORDER BY c.id;
SELECT city_id, profiles, women, seen_lately, mutual_matches, favourite_interest_id FROM match_city_statistics WHERE city_id <= 20 ORDER BY city_id;

-- dailyStatisticsJob
SELECT d.day,
  (SELECT COUNT(*) FROM match_profile WHERE created_at >= d.day AND created_at < d.day + INTERVAL 1 DAY),
  (SELECT COUNT(*) FROM match_like WHERE created_at >= d.day AND created_at < d.day + INTERVAL 1 DAY),
  (SELECT COUNT(*) FROM match_message WHERE sent_at >= d.day AND sent_at < d.day + INTERVAL 1 DAY),
  (SELECT COUNT(*) FROM match_visit WHERE visited_at >= d.day AND visited_at < d.day + INTERVAL 1 DAY),
  (SELECT COUNT(*) FROM match_session WHERE started_at >= d.day AND started_at < d.day + INTERVAL 1 DAY)
FROM (SELECT DISTINCT DATE(last_seen_at) AS day FROM match_profile WHERE last_seen_at >= '2026-02-10') d ORDER BY d.day;
SELECT counted_on, registrations, likes, messages, visits, sessions FROM match_daily_statistics WHERE counted_on >= '2026-02-10' ORDER BY counted_on;

-- digestPreparationJob
SELECT p.id FROM match_profile p
WHERE p.status = 'ACTIVE' AND p.activity IN ('ACTIVE', 'QUIET')
  AND (EXISTS (SELECT 1 FROM match_like l WHERE l.to_id = p.id AND l.created_at >= '2026-02-22')
    OR EXISTS (SELECT 1 FROM match_visit v WHERE v.visited_id = p.id AND v.visited_at >= '2026-02-22')
    OR EXISTS (SELECT 1 FROM match_message m WHERE m.recipient_id = p.id AND m.read_at IS NULL))
ORDER BY p.id;
SELECT profile_id FROM match_digest ORDER BY profile_id;

-- digestPreparationJob
SELECT q.id, CONCAT_WS(', ',
  CASE WHEN q.unread > 0 THEN CONCAT(q.unread, ' unread message', CASE WHEN q.unread > 1 THEN 's' ELSE '' END) END,
  CASE WHEN q.likes > 0 THEN CONCAT(q.likes, ' new like', CASE WHEN q.likes > 1 THEN 's' ELSE '' END) END,
  CASE WHEN q.visits > 0 THEN CONCAT(q.visits, ' visit', CASE WHEN q.visits > 1 THEN 's' ELSE '' END) END)
FROM (
  SELECT p.id,
    (SELECT COUNT(*) FROM match_message m WHERE m.recipient_id = p.id AND m.read_at IS NULL) AS unread,
    (SELECT COUNT(*) FROM match_like l WHERE l.to_id = p.id AND l.created_at >= '2026-02-22') AS likes,
    (SELECT COUNT(*) FROM match_visit v WHERE v.visited_id = p.id AND v.visited_at >= '2026-02-22') AS visits
  FROM match_profile p WHERE p.status = 'ACTIVE' AND p.activity IN ('ACTIVE', 'QUIET')
) q WHERE q.unread + q.likes + q.visits > 0 ORDER BY q.id;
SELECT profile_id, subject FROM match_digest ORDER BY profile_id;

-- dailyStatisticsJob
SELECT 60, '2025-12-31', '2026-02-28';
SELECT COUNT(*), MIN(counted_on), MAX(counted_on) FROM match_daily_statistics;
