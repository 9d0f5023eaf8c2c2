-- The journal of pekko-persistence-jdbc, under the names that it expects; payloads MEDIUMBLOB, as a BLOB ends at 64 KB.

CREATE TABLE IF NOT EXISTS event_journal (
    ordering           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    deleted            BOOLEAN      NOT NULL DEFAULT FALSE,
    persistence_id     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence_number    BIGINT       NOT NULL,
    writer             TEXT         NOT NULL,
    write_timestamp    BIGINT       NOT NULL,
    adapter_manifest   TEXT         NOT NULL,
    event_payload      MEDIUMBLOB   NOT NULL,
    event_ser_id       INT          NOT NULL,
    event_ser_manifest TEXT         NOT NULL,
    meta_payload       MEDIUMBLOB   NULL,
    meta_ser_id        INT          NULL,
    meta_ser_manifest  TEXT         NULL,
    PRIMARY KEY (persistence_id, sequence_number),
    UNIQUE KEY event_journal_ordering_idx (ordering)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS event_tag (
    event_id BIGINT UNSIGNED NOT NULL,
    tag      VARCHAR(255)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (event_id, tag),
    CONSTRAINT event_tag_of_an_event FOREIGN KEY (event_id) REFERENCES event_journal (ordering) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS snapshot (
    persistence_id        VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence_number       BIGINT       NOT NULL,
    created               BIGINT       NOT NULL,
    snapshot_ser_id       INT          NOT NULL,
    snapshot_ser_manifest TEXT         NOT NULL,
    snapshot_payload      MEDIUMBLOB   NOT NULL,
    meta_ser_id           INT          NULL,
    meta_ser_manifest     TEXT         NULL,
    meta_payload          MEDIUMBLOB   NULL,
    PRIMARY KEY (persistence_id, sequence_number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
