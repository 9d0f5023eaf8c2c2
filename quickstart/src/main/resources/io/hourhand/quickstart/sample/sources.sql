-- What the members of the matchmaking service leave behind. The keys follow after the rows, in keys.sql, as that is faster.
CREATE TABLE match_today (
  id TINYINT NOT NULL,
  today DATE NOT NULL,
  seed_version INT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_city (
  id SMALLINT NOT NULL,
  name VARCHAR(60) NOT NULL,
  country VARCHAR(60) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_interest (
  id SMALLINT NOT NULL,
  name VARCHAR(60) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_profile (
  id INT NOT NULL,
  handle VARCHAR(60) NOT NULL,
  display_name VARCHAR(60) NOT NULL,
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(30) NULL,
  gender VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  birth_date DATE NOT NULL,
  city_id SMALLINT NOT NULL,
  occupation VARCHAR(60) NULL,
  education TINYINT NOT NULL,
  smokes TINYINT NOT NULL,
  height_cm SMALLINT NULL,
  headline VARCHAR(120) NULL,
  about TEXT NULL,
  status VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME NOT NULL,
  last_seen_at DATETIME NOT NULL,
  activity VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'UNKNOWN',
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_preference (
  profile_id INT NOT NULL,
  seeking VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  min_age TINYINT NOT NULL,
  max_age TINYINT NOT NULL,
  PRIMARY KEY (profile_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_profile_interest (
  profile_id INT NOT NULL,
  interest_id SMALLINT NOT NULL,
  PRIMARY KEY (profile_id, interest_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_subscription (
  profile_id INT NOT NULL,
  plan VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  price_cents INT NOT NULL,
  PRIMARY KEY (profile_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_photo (
  id INT NOT NULL,
  profile_id INT NOT NULL,
  position TINYINT NOT NULL,
  content_hash CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  width SMALLINT NOT NULL,
  height SMALLINT NOT NULL,
  nudity TINYINT NOT NULL,
  moderation VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  uploaded_at DATETIME NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_like (
  from_id INT NOT NULL,
  to_id INT NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME NOT NULL,
  PRIMARY KEY (from_id, to_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_visit (
  id INT NOT NULL,
  visitor_id INT NOT NULL,
  visited_id INT NOT NULL,
  visited_at DATETIME NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_message (
  id INT NOT NULL,
  sender_id INT NOT NULL,
  recipient_id INT NOT NULL,
  body VARCHAR(500) NOT NULL,
  sent_at DATETIME NOT NULL,
  read_at DATETIME NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_session (
  id INT NOT NULL,
  profile_id INT NOT NULL,
  device VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_at DATETIME NOT NULL,
  last_active_at DATETIME NOT NULL,
  ended_at DATETIME NULL,
  end_reason VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_report (
  id INT NOT NULL,
  reporter_id INT NOT NULL,
  reported_id INT NOT NULL,
  reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reported_at DATETIME NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';

CREATE TABLE match_block (
  blocker_id INT NOT NULL,
  blocked_id INT NOT NULL,
  blocked_at DATETIME NOT NULL,
  PRIMARY KEY (blocker_id, blocked_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Hourhand sample application';
