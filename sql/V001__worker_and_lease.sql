-- Each start of a daemon, and the one-row lease that says which of them is in charge.
-- IF NOT EXISTS throughout: MySQL commits each DDL statement by itself, so a migration that was cut off runs again.

CREATE TABLE IF NOT EXISTS WorkerInstance (
    id              CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    workerType      VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hostname        VARCHAR(255) NOT NULL,
    pid             BIGINT       NOT NULL,
    version         VARCHAR(100) NOT NULL,
    startedAt       DATETIME(6)  NOT NULL,
    lastHeartbeatAt DATETIME(6)  NOT NULL,
    stoppedAt       DATETIME(6)  NULL,
    adminUrl        VARCHAR(500) NOT NULL,
    adminKey        VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    epoch           BIGINT       NULL,
    heartbeatMs     BIGINT       NOT NULL,
    pollMs          BIGINT       NOT NULL,
    lastTickAt      DATETIME(6)  NULL,
    nextTickAt      DATETIME(6)  NULL,
    -- At most one daemon can be RUNNING: a second one breaks this key, whatever the code believes.
    runningType     VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin
                    GENERATED ALWAYS AS (CASE WHEN status = 'RUNNING' THEN workerType END) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY one_running_of_a_type (runningType),
    KEY by_start (startedAt)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS DaemonLease (
    id           TINYINT     NOT NULL,
    epoch        BIGINT      NOT NULL,
    workerId     CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NULL,
    connectionId BIGINT      NULL,
    takenAt      DATETIME(6) NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT IGNORE INTO DaemonLease (id, epoch) VALUES (1, 0);
