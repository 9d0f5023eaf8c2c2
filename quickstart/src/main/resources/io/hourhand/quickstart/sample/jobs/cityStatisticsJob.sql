-- A row for each city, with who lives there, how many came by lately, how many found each other, what they like best.
INSERT INTO match_city_statistics
  (city_id, profiles, women, men, seen_lately, average_age, mutual_matches, favourite_interest_id)
SELECT fresh.city_id, fresh.profiles, fresh.women, fresh.men, fresh.seen_lately, fresh.average_age,
       fresh.mutual_matches, fresh.interest_id
FROM (
  SELECT g.city_id, g.profiles, g.women, g.men, g.seen_lately, g.average_age,
         COALESCE(u.mutual_matches, 0) AS mutual_matches, f.interest_id
  FROM (
    SELECT p.city_id,
           COUNT(*) AS profiles,
           SUM(p.gender = 'WOMAN') AS women,
           SUM(p.gender = 'MAN') AS men,
           SUM(p.last_seen_at >= t.today - INTERVAL 30 DAY) AS seen_lately,
           ROUND(AVG(TIMESTAMPDIFF(YEAR, p.birth_date, t.today)), 1) AS average_age
    FROM match_profile p
    JOIN match_today t ON t.id = 1
    WHERE p.status = 'ACTIVE'
    GROUP BY p.city_id
  ) g
  JOIN (
    SELECT n.city_id, n.interest_id,
           ROW_NUMBER() OVER (PARTITION BY n.city_id ORDER BY n.members DESC, n.interest_id) AS place
    FROM (
      SELECT q.city_id, i.interest_id, COUNT(*) AS members
      FROM match_profile_interest i
      JOIN match_profile q ON q.id = i.profile_id AND q.status = 'ACTIVE'
      GROUP BY q.city_id, i.interest_id
    ) n
  ) f ON f.city_id = g.city_id AND f.place = 1
  LEFT JOIN (
    SELECT low.city_id, COUNT(*) AS mutual_matches
    FROM match_mutual m
    JOIN match_profile low ON low.id = m.low_id
    JOIN match_profile high ON high.id = m.high_id AND high.city_id = low.city_id
    GROUP BY low.city_id
  ) u ON u.city_id = g.city_id
) fresh
ON DUPLICATE KEY UPDATE
  profiles = fresh.profiles, women = fresh.women, men = fresh.men, seen_lately = fresh.seen_lately,
  average_age = fresh.average_age, mutual_matches = fresh.mutual_matches,
  favourite_interest_id = fresh.interest_id;
