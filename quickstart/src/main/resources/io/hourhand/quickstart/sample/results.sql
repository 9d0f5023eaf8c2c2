-- What the 20 jobs of Daily Full Sync make of the sources.
CREATE TABLE match_search (
  profile_id INT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (profile_id),
  FULLTEXT KEY match_search_document (document)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_score (
  profile_id INT NOT NULL,
  place TINYINT NOT NULL,
  candidate_id INT NOT NULL,
  score SMALLINT NOT NULL,
  PRIMARY KEY (profile_id, place)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_mutual (
  low_id INT NOT NULL,
  high_id INT NOT NULL,
  matched_at DATETIME NOT NULL,
  PRIMARY KEY (low_id, high_id),
  KEY match_mutual_high (high_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_contact (
  profile_id INT NOT NULL,
  email_key VARCHAR(120) NOT NULL,
  phone_key VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (profile_id),
  KEY match_contact_email (email_key),
  KEY match_contact_phone (phone_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_duplicate (
  profile_id INT NOT NULL,
  first_id INT NOT NULL,
  size SMALLINT NOT NULL,
  evidence VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (profile_id),
  KEY match_duplicate_first (first_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_thread (
  low_id INT NOT NULL,
  high_id INT NOT NULL,
  messages INT NOT NULL,
  first_sent_at DATETIME NOT NULL,
  last_sent_at DATETIME NOT NULL,
  last_sender_id INT NOT NULL,
  unread_by_low INT NOT NULL,
  unread_by_high INT NOT NULL,
  PRIMARY KEY (low_id, high_id),
  KEY match_thread_high (high_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_spam (
  profile_id INT NOT NULL,
  sent INT NOT NULL,
  with_link INT NOT NULL,
  repeated INT NOT NULL,
  recipients INT NOT NULL,
  reports INT NOT NULL,
  score SMALLINT NOT NULL,
  verdict VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (profile_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_moderation (
  place INT NOT NULL,
  photo_id INT NOT NULL,
  profile_id INT NOT NULL,
  priority SMALLINT NOT NULL,
  reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (place),
  UNIQUE KEY match_moderation_photo (photo_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_visit_daily (
  profile_id INT NOT NULL,
  visited_on DATE NOT NULL,
  visits INT NOT NULL,
  visitors INT NOT NULL,
  PRIMARY KEY (profile_id, visited_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_completeness (
  profile_id INT NOT NULL,
  points TINYINT NOT NULL,
  missing VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (profile_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_popularity (
  profile_id INT NOT NULL,
  likes INT NOT NULL,
  visitors INT NOT NULL,
  messages INT NOT NULL,
  points INT NOT NULL,
  tenth TINYINT NOT NULL,
  PRIMARY KEY (profile_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_leaderboard (
  city_id SMALLINT NOT NULL,
  place TINYINT NOT NULL,
  profile_id INT NOT NULL,
  points INT NOT NULL,
  PRIMARY KEY (city_id, place)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_recommendation (
  profile_id INT NOT NULL,
  place TINYINT NOT NULL,
  candidate_id INT NOT NULL,
  score SMALLINT NOT NULL,
  PRIMARY KEY (profile_id, place)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_churn (
  profile_id INT NOT NULL,
  days_away SMALLINT NOT NULL,
  sessions_now INT NOT NULL,
  sessions_before INT NOT NULL,
  days_left SMALLINT NOT NULL,
  risk SMALLINT NOT NULL,
  segment VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (profile_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_city_statistics (
  city_id SMALLINT NOT NULL,
  profiles INT NOT NULL,
  women INT NOT NULL,
  men INT NOT NULL,
  seen_lately INT NOT NULL,
  average_age DECIMAL(4,1) NOT NULL,
  mutual_matches INT NOT NULL,
  favourite_interest_id SMALLINT NOT NULL,
  PRIMARY KEY (city_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_daily_statistics (
  counted_on DATE NOT NULL,
  registrations INT NOT NULL,
  likes INT NOT NULL,
  mutual_matches INT NOT NULL,
  messages INT NOT NULL,
  visits INT NOT NULL,
  sessions INT NOT NULL,
  reports INT NOT NULL,
  PRIMARY KEY (counted_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_digest (
  profile_id INT NOT NULL,
  subject VARCHAR(120) NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (profile_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';
