-- How much a sender looks like a spammer, 0 to 100, by links, the same text again and again, and reports by others.
DELETE FROM match_spam;

INSERT INTO match_spam (profile_id, sent, with_link, repeated, recipients, reports, score, verdict)
SELECT scored.sender_id, scored.sent, scored.with_link, scored.repeated, scored.recipients, scored.reports,
       scored.score,
       CASE WHEN scored.score >= 50 THEN 'SPAMMER' WHEN scored.score >= 20 THEN 'SUSPECT' ELSE 'CLEAN' END
FROM (
  SELECT g.sender_id, g.sent, g.with_link, g.sent - g.texts AS repeated, g.recipients,
         COALESCE(r.reports, 0) AS reports,
         50 * g.with_link DIV g.sent
           + LEAST(30, 3 * (g.sent - g.texts) * (g.with_link > 0))
           + LEAST(20, 10 * COALESCE(r.reports, 0)) AS score
  FROM (
    SELECT m.sender_id,
           COUNT(*) AS sent,
           SUM(m.body LIKE '%http%') AS with_link,
           COUNT(DISTINCT m.body) AS texts,
           COUNT(DISTINCT m.recipient_id) AS recipients
    FROM match_message m
    GROUP BY m.sender_id
  ) g
  LEFT JOIN (
    SELECT q.reported_id, COUNT(*) AS reports
    FROM match_report q
    GROUP BY q.reported_id
  ) r ON r.reported_id = g.sender_id
) scored;

-- Later jobs join this table, and the server would not notice by itself for seconds how large it has become.
ANALYZE TABLE match_spam;
