-- Attempts that wait for their time, the stages of a cancel, and the runs that do another one again.
-- Each is asked for first, as a migration that was cut off after some of it begins anew.

-- How many attempts at the job may fail.
SET @maxAttempts = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE JobExecution ADD COLUMN maxAttempts INT NOT NULL DEFAULT 1', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'JobExecution' AND column_name = 'maxAttempts');
PREPARE maxAttempts FROM @maxAttempts;
EXECUTE maxAttempts;
DEALLOCATE PREPARE maxAttempts;

-- When an attempt that waits for its time begins.
SET @startsAt = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE JobExecution ADD COLUMN startsAt DATETIME(6) NULL', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'JobExecution' AND column_name = 'startsAt');
PREPARE startsAt FROM @startsAt;
EXECUTE startsAt;
DEALLOCATE PREPARE startsAt;

-- How far a cancel is: ASKED, INTERRUPTED, KILLED or ABANDONED; and when the job is given up at the latest.
SET @cancelStage = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE ScheduleRun ADD COLUMN cancelStage VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'ScheduleRun' AND column_name = 'cancelStage');
PREPARE cancelStage FROM @cancelStage;
EXECUTE cancelStage;
DEALLOCATE PREPARE cancelStage;

SET @cancelEndsBy = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE ScheduleRun ADD COLUMN cancelEndsBy DATETIME(6) NULL', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'ScheduleRun' AND column_name = 'cancelEndsBy');
PREPARE cancelEndsBy FROM @cancelEndsBy;
EXECUTE cancelEndsBy;
DEALLOCATE PREPARE cancelEndsBy;

SET @done_again_by = (SELECT IF(COUNT(*) = 0, 'CREATE INDEX done_again_by ON ScheduleRun (retryOfRunId)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'ScheduleRun' AND index_name = 'done_again_by');
PREPARE done_again_by FROM @done_again_by;
EXECUTE done_again_by;
DEALLOCATE PREPARE done_again_by;
