-- Who may do what, and who did. Passwords and tokens are kept as hashes only.

CREATE TABLE IF NOT EXISTS UserAccount (
    id           CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    email        VARCHAR(254) NOT NULL,
    passwordHash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    createdAt    DATETIME(6)  NOT NULL,
    disabledAt   DATETIME(6)  NULL,
    PRIMARY KEY (id),
    UNIQUE KEY one_of_an_email (email)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- One row a login; its id is the token's jti, so that a logout ends the token at once.
CREATE TABLE IF NOT EXISTS LoginSession (
    id        CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    userId    CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    createdAt DATETIME(6) NOT NULL,
    expiresAt DATETIME(6) NOT NULL,
    revokedAt DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY of_a_user (userId)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS ApiToken (
    id         CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    userId     CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name       VARCHAR(200) NOT NULL,
    role       VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tokenHash  CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    createdAt  DATETIME(6)  NOT NULL,
    expiresAt  DATETIME(6)  NULL,
    lastUsedAt DATETIME(6)  NULL,
    revokedAt  DATETIME(6)  NULL,
    PRIMARY KEY (id),
    UNIQUE KEY by_hash (tokenHash),
    KEY of_a_user (userId)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS AuditEvent (
    id        CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at        DATETIME(6)  NOT NULL,
    actor     VARCHAR(254) NOT NULL,
    address   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    action    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subjectId CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    detail    MEDIUMTEXT   COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (id),
    KEY of_a_subject (subjectId, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
