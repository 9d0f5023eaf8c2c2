-- How long things are kept where a schedule differs from the daemon's settings; NULL where it does not.
CREATE TABLE IF NOT EXISTS ScheduleRetention (
    scheduleId  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    keepDays    INT          NULL,
    keepLast    INT          NULL,
    keepLogDays INT          NULL,
    updatedAt   DATETIME(6)  NOT NULL,
    updatedBy   VARCHAR(254) NOT NULL,
    PRIMARY KEY (scheduleId)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- When a run's log was pruned, and the ways to what is old: runs by their end, those whose log is still there, and the
-- newest of each outcome. Asked first, as a migration that was cut off after one of them begins anew.
SET @old_runs = (SELECT IF(COUNT(*) = 0,
    'ALTER TABLE ScheduleRun ADD COLUMN logPrunedAt DATETIME(6) NULL, ADD INDEX by_end (finishedAt),
        ADD INDEX with_log (logPrunedAt, finishedAt), ADD INDEX outcomes_of_a_schedule (scheduleId, status, id)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'ScheduleRun' AND index_name = 'by_end');
PREPARE old_runs FROM @old_runs;
EXECUTE old_runs;
DEALLOCATE PREPARE old_runs;

SET @old_events = (SELECT IF(COUNT(*) = 0, 'CREATE INDEX by_time ON AuditEvent (at)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'AuditEvent' AND index_name = 'by_time');
PREPARE old_events FROM @old_events;
EXECUTE old_events;
DEALLOCATE PREPARE old_events;
