-- Nobody likes before both are members or after having left
SELECT COUNT(*) FROM match_like l JOIN match_profile a ON a.id = l.from_id JOIN match_profile b ON b.id = l.to_id
WHERE l.created_at < a.created_at OR l.created_at < b.created_at OR l.created_at > a.last_seen_at OR l.from_id = l.to_id;

-- Nobody visits before both are members or after having left
SELECT COUNT(*) FROM match_visit v JOIN match_profile a ON a.id = v.visitor_id JOIN match_profile b ON b.id = v.visited_id
WHERE v.visited_at < a.created_at OR v.visited_at < b.created_at OR v.visited_at > a.last_seen_at OR v.visitor_id = v.visited_id;

-- Whoever writes has liked the other before
SELECT COUNT(*) FROM match_message m LEFT JOIN match_like l ON l.from_id = m.sender_id AND l.to_id = m.recipient_id
WHERE l.created_at IS NULL OR l.created_at > m.sent_at;

-- Only super likes and mutual likes allow to write
SELECT COUNT(*) FROM match_message m
JOIN match_like l ON l.from_id = m.sender_id AND l.to_id = m.recipient_id
LEFT JOIN match_like k ON k.from_id = m.recipient_id AND k.to_id = m.sender_id AND k.created_at <= m.sent_at
WHERE l.kind <> 'SUPER' AND k.from_id IS NULL;

-- A message is written by a member and read after it was sent while the recipient was still there
SELECT COUNT(*) FROM match_message m JOIN match_profile a ON a.id = m.sender_id JOIN match_profile b ON b.id = m.recipient_id
WHERE m.sent_at > a.last_seen_at OR m.read_at < m.sent_at OR m.read_at > b.last_seen_at;

-- After a block no message passes
SELECT COUNT(*) FROM match_block b JOIN match_message m
  ON (m.sender_id = b.blocker_id AND m.recipient_id = b.blocked_id) OR (m.sender_id = b.blocked_id AND m.recipient_id = b.blocker_id)
WHERE m.sent_at >= b.blocked_at;

-- The newest session ends with the last sign of life
SELECT COUNT(*) FROM match_profile p JOIN (SELECT profile_id, MAX(last_active_at) AS newest FROM match_session GROUP BY profile_id) s
  ON s.profile_id = p.id WHERE s.newest <> p.last_seen_at;

-- Sessions lie within membership and do not end before they start
SELECT COUNT(*) FROM match_session s JOIN match_profile p ON p.id = s.profile_id
WHERE s.started_at < p.created_at OR s.last_active_at < s.started_at OR s.ended_at < s.last_active_at;

-- Photos are numbered without gaps and uploaded by members
SELECT COUNT(*) FROM match_photo h JOIN match_profile p ON p.id = h.profile_id
LEFT JOIN match_photo g ON g.profile_id = h.profile_id AND g.position = h.position - 1
WHERE h.uploaded_at < p.created_at OR h.uploaded_at > p.last_seen_at OR (h.position > 1 AND g.id IS NULL);

-- Whoever reports somebody got a message from them and has blocked them
SELECT COUNT(*) FROM match_report r
LEFT JOIN match_message m ON m.sender_id = r.reported_id AND m.recipient_id = r.reporter_id AND m.sent_at < r.reported_at
LEFT JOIN match_block b ON b.blocker_id = r.reporter_id AND b.blocked_id = r.reported_id
WHERE m.id IS NULL OR b.blocker_id IS NULL;

-- Everybody is of age and everything lies before today
SELECT COUNT(*) FROM match_profile p JOIN match_today t ON t.id = 1
WHERE TIMESTAMPDIFF(YEAR, p.birth_date, t.today) < 18 OR p.last_seen_at >= t.today OR p.last_seen_at < p.created_at;

-- There are 20000 profiles with a preference each
SELECT COUNT(*) - 20000 + COUNT(f.profile_id) - 20000 FROM match_profile p LEFT JOIN match_preference f ON f.profile_id = p.id;
