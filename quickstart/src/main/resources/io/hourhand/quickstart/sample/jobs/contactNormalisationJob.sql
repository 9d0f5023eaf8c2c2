-- One spelling for each mailbox and each phone number, so that equal ones can be found by an index.
-- A mailbox is lower case without dots and without what follows a plus. A number is digits without 00 in front.
INSERT INTO match_contact (profile_id, email_key, phone_key)
SELECT fresh.profile_id, fresh.email_key, fresh.phone_key
FROM (
  SELECT spelt.id AS profile_id,
         CONCAT(REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(spelt.email, '@', 1), '+', 1), '.', ''),
                '@', SUBSTRING_INDEX(spelt.email, '@', -1)) AS email_key,
         CASE WHEN spelt.digits LIKE '00%' THEN SUBSTRING(spelt.digits, 3) ELSE spelt.digits END AS phone_key
  FROM (
    SELECT p.id, LOWER(p.email) AS email,
           REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(p.phone, '+', ''), ' ', ''), '-', ''), '(', ''), ')', '') AS digits
    FROM match_profile p
  ) spelt
) fresh
ON DUPLICATE KEY UPDATE email_key = fresh.email_key, phone_key = fresh.phone_key;

-- Later jobs join this table, and the server would not notice by itself for seconds how large it has become.
ANALYZE TABLE match_contact;
