-- What is to run and when. Texts that people write compare byte by byte (utf8mb4_bin): two names that differ are two names.

CREATE TABLE IF NOT EXISTS Schedule (
    id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name           VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
    description    TEXT         COLLATE utf8mb4_bin NOT NULL,
    enabled        BOOLEAN      NOT NULL,
    timingType     VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    timing         VARCHAR(500) COLLATE utf8mb4_bin NOT NULL,
    timeZone       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    gapRule        VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    repeatRule     VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    jitterMs       BIGINT       NOT NULL,
    onFailure      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    overlapRule    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    catchUpMode    VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    catchUpMs      BIGINT       NOT NULL,
    catchUpMaxRuns INT          NOT NULL,
    -- The next slot, without jitter; NULL when the schedule is off or never fires again.
    nextDueAt      DATETIME(6)  NULL,
    -- When that slot starts: nextDueAt plus the slot's jitter. What the daemon sleeps until.
    nextStartAt    DATETIME(6)  NULL,
    -- Why this schedule cannot run although it is on (a time zone that no longer exists, say), in words.
    problem        TEXT         NULL,
    version        BIGINT       NOT NULL,
    createdAt      DATETIME(6)  NOT NULL,
    updatedAt      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY one_of_a_name (name),
    KEY what_is_due (nextStartAt)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS ScheduleJob (
    scheduleId    CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position      INT          NOT NULL,
    name          VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
    type          VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    config        MEDIUMTEXT   COLLATE utf8mb4_bin NOT NULL,
    timeoutMs     BIGINT       NOT NULL,
    maxAttempts   INT          NOT NULL,
    backoffMs     BIGINT       NOT NULL,
    backoffFactor DOUBLE       NOT NULL,
    maxBackoffMs  BIGINT       NOT NULL,
    onRestart     VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (scheduleId, position)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Every definition that a schedule ever had: a slot is judged by the one that was in force at its instant.
CREATE TABLE IF NOT EXISTS ScheduleVersion (
    scheduleId    CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version       BIGINT      NOT NULL,
    effectiveFrom DATETIME(6) NOT NULL,
    definition    MEDIUMTEXT  COLLATE utf8mb4_bin NOT NULL,
    editedBy      VARCHAR(254) NOT NULL,
    PRIMARY KEY (scheduleId, version),
    KEY in_force_at (scheduleId, effectiveFrom)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS ScheduleTrigger (
    id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scheduleId     CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cause          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    requestedBy    VARCHAR(254) NOT NULL,
    requestedAt    DATETIME(6)  NOT NULL,
    status         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason         TEXT         NULL,
    runId          CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- For a retry: the run that is done again, and from where ('failed' or 'start').
    retryOfRunId   CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    retryFrom      VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    idempotencyKey VARCHAR(200) COLLATE utf8mb4_bin NULL,
    decidedAt      DATETIME(6)  NULL,
    PRIMARY KEY (id),
    UNIQUE KEY asked_once (scheduleId, idempotencyKey),
    KEY waiting (status, requestedAt)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
