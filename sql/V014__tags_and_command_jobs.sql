-- Words by which schedules are found. They decide nothing, so no version of a schedule holds them.
CREATE TABLE IF NOT EXISTS ScheduleTag (
    scheduleId CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tag        VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (scheduleId, tag),
    KEY schedules_of_a_tag (tag, scheduleId)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Whether this daemon may run programs; NULL for one that does not say. Asked for first, as a migration that was cut off
-- begins anew.
SET @commandJobs = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE WorkerInstance ADD COLUMN commandJobs BOOLEAN NULL', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'WorkerInstance' AND column_name = 'commandJobs');
PREPARE commandJobs FROM @commandJobs;
EXECUTE commandJobs;
DEALLOCATE PREPARE commandJobs;
