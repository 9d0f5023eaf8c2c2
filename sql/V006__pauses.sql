-- A pause belongs to versions of its schedule: an edit while it lasts carries it on, the version that ends it has none.
CREATE TABLE IF NOT EXISTS SchedulePause (
    scheduleId  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ofVersion   BIGINT       NOT NULL,
    pausedAt    DATETIME(6)  NOT NULL,
    -- The first instant at which slots run again; NULL until somebody resumes the schedule.
    pausedUntil DATETIME(6)  NULL,
    pauseReason TEXT         COLLATE utf8mb4_bin NOT NULL,
    pausedBy    VARCHAR(254) NOT NULL,
    PRIMARY KEY (scheduleId, ofVersion)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
