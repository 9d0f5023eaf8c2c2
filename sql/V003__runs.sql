-- What became of each due instant, and of each run and job. The rows of a run are the image of its journal.

CREATE TABLE IF NOT EXISTS ScheduleSlot (
    scheduleId CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dueAt      DATETIME(6) NOT NULL,
    -- A span of slots missed together: from dueAt to untilAt, both inclusive, count of them.
    untilAt    DATETIME(6) NULL,
    count      BIGINT      NOT NULL DEFAULT 1,
    outcome    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    evidence   TEXT        COLLATE utf8mb4_bin NULL,
    runId      CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NULL,
    decidedAt  DATETIME(6) NOT NULL,
    PRIMARY KEY (scheduleId, dueAt)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS ScheduleRun (
    id                CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scheduleId        CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scheduleName      VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
    cause             VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dueAt             DATETIME(6)  NOT NULL,
    status            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    createdAt         DATETIME(6)  NOT NULL,
    startedAt         DATETIME(6)  NULL,
    finishedAt        DATETIME(6)  NULL,
    jobs              INT          NOT NULL,
    succeeded         INT          NOT NULL,
    failed            INT          NOT NULL,
    requestedBy       VARCHAR(254) NULL,
    triggerId         CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    retryOfRunId      CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    cancelRequestedAt DATETIME(6)  NULL,
    cancelRequestedBy VARCHAR(254) NULL,
    error             MEDIUMTEXT   COLLATE utf8mb4_bin NULL,
    -- The jobs and policies as they stood when the run was made: a later edit does not reach it.
    plan              MEDIUMTEXT   COLLATE utf8mb4_bin NOT NULL,
    workerId          CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    epoch             BIGINT       NOT NULL,
    PRIMARY KEY (id),
    KEY of_a_schedule (scheduleId, id),
    KEY by_status (status, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS JobExecution (
    id            CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    runId         CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position      INT          NOT NULL,
    name          VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
    type          VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status        VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempt       INT          NOT NULL,
    startedAt     DATETIME(6)  NULL,
    finishedAt    DATETIME(6)  NULL,
    durationMs    BIGINT       NULL,
    error         MEDIUMTEXT   COLLATE utf8mb4_bin NULL,
    output        MEDIUMTEXT   COLLATE utf8mb4_bin NULL,
    progressDone  BIGINT       NULL,
    progressTotal BIGINT       NULL,
    epoch         BIGINT       NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY one_attempt (runId, position, attempt),
    KEY by_status (status, id),
    KEY by_name (name, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Job output, in chunks of whole lines numbered through the run; lines are parted by a newline.
CREATE TABLE IF NOT EXISTS JobLog (
    runId          CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    firstSeq       BIGINT      NOT NULL,
    lineCount      INT         NOT NULL,
    jobExecutionId CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    firstAt        DATETIME(6) NOT NULL,
    -- Milliseconds of each line after firstAt, parted by commas.
    lineOffsets    MEDIUMTEXT  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    content        MEDIUMTEXT  COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (runId, firstSeq),
    KEY of_a_job (jobExecutionId, firstSeq)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
