-- Keys and references of the sources, added after loading: one sorted build is faster than 600,000 single inserts.
ALTER TABLE match_profile
  ADD UNIQUE KEY match_profile_handle (handle),
  ADD UNIQUE KEY match_profile_email (email),
  ADD KEY match_profile_city (city_id, gender, birth_date),
  ADD KEY match_profile_seen (last_seen_at),
  ADD CONSTRAINT match_profile_city_id FOREIGN KEY (city_id) REFERENCES match_city (id);

ALTER TABLE match_preference
  ADD CONSTRAINT match_preference_profile FOREIGN KEY (profile_id) REFERENCES match_profile (id);

ALTER TABLE match_profile_interest
  ADD KEY match_profile_interest_interest (interest_id),
  ADD CONSTRAINT match_profile_interest_profile FOREIGN KEY (profile_id) REFERENCES match_profile (id),
  ADD CONSTRAINT match_profile_interest_id FOREIGN KEY (interest_id) REFERENCES match_interest (id);

ALTER TABLE match_subscription
  ADD CONSTRAINT match_subscription_profile FOREIGN KEY (profile_id) REFERENCES match_profile (id);

ALTER TABLE match_photo
  ADD UNIQUE KEY match_photo_place (profile_id, position),
  ADD KEY match_photo_content (content_hash),
  ADD KEY match_photo_moderation (moderation),
  ADD CONSTRAINT match_photo_profile FOREIGN KEY (profile_id) REFERENCES match_profile (id);

ALTER TABLE match_like
  ADD KEY match_like_to (to_id, created_at),
  ADD CONSTRAINT match_like_from_id FOREIGN KEY (from_id) REFERENCES match_profile (id),
  ADD CONSTRAINT match_like_to_id FOREIGN KEY (to_id) REFERENCES match_profile (id);

ALTER TABLE match_visit
  ADD KEY match_visit_at (visited_at),
  ADD KEY match_visit_visitor (visitor_id),
  ADD KEY match_visit_visited (visited_id, visited_at),
  ADD CONSTRAINT match_visit_visitor_id FOREIGN KEY (visitor_id) REFERENCES match_profile (id),
  ADD CONSTRAINT match_visit_visited_id FOREIGN KEY (visited_id) REFERENCES match_profile (id);

ALTER TABLE match_message
  ADD KEY match_message_sender (sender_id, sent_at),
  ADD KEY match_message_recipient (recipient_id, read_at),
  ADD CONSTRAINT match_message_sender_id FOREIGN KEY (sender_id) REFERENCES match_profile (id),
  ADD CONSTRAINT match_message_recipient_id FOREIGN KEY (recipient_id) REFERENCES match_profile (id);

ALTER TABLE match_session
  ADD KEY match_session_profile (profile_id, started_at),
  ADD KEY match_session_end (ended_at),
  ADD CONSTRAINT match_session_profile_id FOREIGN KEY (profile_id) REFERENCES match_profile (id);

ALTER TABLE match_report
  ADD KEY match_report_reporter (reporter_id),
  ADD KEY match_report_reported (reported_id),
  ADD CONSTRAINT match_report_reporter_id FOREIGN KEY (reporter_id) REFERENCES match_profile (id),
  ADD CONSTRAINT match_report_reported_id FOREIGN KEY (reported_id) REFERENCES match_profile (id);

ALTER TABLE match_block
  ADD KEY match_block_blocked (blocked_id),
  ADD CONSTRAINT match_block_blocker_id FOREIGN KEY (blocker_id) REFERENCES match_profile (id),
  ADD CONSTRAINT match_block_blocked_id FOREIGN KEY (blocked_id) REFERENCES match_profile (id);
