-- Which connections belong to which daemon process, so that the next daemon can end what is left of one that hangs.
-- An id alone says little, as the server counts anew when it restarts: openedAt tells the two apart.
CREATE TABLE IF NOT EXISTS DaemonConnection (
    connectionId BIGINT      NOT NULL,
    processId    CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    openedAt     DATETIME(6) NOT NULL,
    PRIMARY KEY (connectionId)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
