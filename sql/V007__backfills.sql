-- A past range that somebody wants run, and which of its slots has which run. A slot without a run waits.
CREATE TABLE IF NOT EXISTS ScheduleBackfill (
    id          CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scheduleId  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fromAt      DATETIME(6)  NOT NULL,
    toAt        DATETIME(6)  NOT NULL,
    mode        VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason      TEXT         COLLATE utf8mb4_bin NULL,
    slots       INT          NOT NULL,
    status      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    requestedBy VARCHAR(254) NOT NULL,
    requestedAt DATETIME(6)  NOT NULL,
    endedAt     DATETIME(6)  NULL,
    endReason   TEXT         NULL,
    -- At most one of a schedule is ACTIVE: two would run its slots in no order. RTRIM, as MariaDB takes no bare CHAR here.
    activeOf    CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin
                GENERATED ALWAYS AS (CASE WHEN status = 'ACTIVE' THEN RTRIM(scheduleId) END) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY one_active_of_a_schedule (activeOf),
    KEY of_a_schedule (scheduleId, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS BackfillSlot (
    backfillId CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dueAt      DATETIME(6) NOT NULL,
    runId      CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (backfillId, dueAt)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Which runs point to a slot. Asked first, as a migration that was cut off after it begins anew.
SET @of_a_slot = (SELECT IF(COUNT(*) = 0, 'CREATE INDEX of_a_slot ON ScheduleRun (scheduleId, dueAt)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'ScheduleRun' AND index_name = 'of_a_slot');
PREPARE of_a_slot FROM @of_a_slot;
EXECUTE of_a_slot;
DEALLOCATE PREPARE of_a_slot;
