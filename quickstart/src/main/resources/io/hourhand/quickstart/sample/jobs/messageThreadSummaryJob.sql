-- One row for each conversation, with how long, since when, who wrote last, and what each side has not read yet.
DELETE FROM match_thread;

INSERT INTO match_thread
  (low_id, high_id, messages, first_sent_at, last_sent_at, last_sender_id, unread_by_low, unread_by_high)
SELECT g.low_id, g.high_id, g.messages, g.first_sent_at, newest.sent_at, newest.sender_id,
       g.unread_by_low, g.unread_by_high
FROM (
  SELECT LEAST(m.sender_id, m.recipient_id) AS low_id,
         GREATEST(m.sender_id, m.recipient_id) AS high_id,
         COUNT(*) AS messages,
         MIN(m.sent_at) AS first_sent_at,
         MAX(m.id) AS newest_id,
         SUM(m.read_at IS NULL AND m.recipient_id < m.sender_id) AS unread_by_low,
         SUM(m.read_at IS NULL AND m.recipient_id > m.sender_id) AS unread_by_high
  FROM match_message m
  GROUP BY LEAST(m.sender_id, m.recipient_id), GREATEST(m.sender_id, m.recipient_id)
) g
JOIN match_message newest ON newest.id = g.newest_id;
