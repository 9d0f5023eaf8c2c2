-- Somebody wants the daemon to begin nothing new for a while: one row for each time, the last one while it lasts. A row,
-- so that it holds for whichever daemon is in charge.
CREATE TABLE IF NOT EXISTS DaemonDrain (
    id        CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    drainedAt DATETIME(6)  NOT NULL,
    drainedBy VARCHAR(254) NOT NULL,
    reason    TEXT         COLLATE utf8mb4_bin NOT NULL,
    -- The daemon that has heard of it, the last one if there were several.
    heardBy   CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    resumedAt DATETIME(6)  NULL,
    resumedBy VARCHAR(254) NULL,
    -- At most one lasts.
    lasting   TINYINT      GENERATED ALWAYS AS (CASE WHEN resumedAt IS NULL THEN 1 END) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY one_lasts (lasting)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
