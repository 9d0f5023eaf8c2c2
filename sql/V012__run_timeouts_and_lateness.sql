-- How long a run may take, and when it was to start.
-- Each is asked for first, as a migration that was cut off after some of it begins anew.

-- The longest that a run of the schedule may take; NULL for as long as its jobs do.
SET @runTimeoutMs = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE Schedule ADD COLUMN runTimeoutMs BIGINT NULL', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'Schedule' AND column_name = 'runTimeoutMs');
PREPARE runTimeoutMs FROM @runTimeoutMs;
EXECUTE runTimeoutMs;
DEALLOCATE PREPARE runTimeoutMs;

-- When a run was to start: its slot and the slot's jitter, or the instant of the request. NULL where it is of the past
-- (CATCH_UP, BACKFILL), and for runs older than this column. What startedAt is behind it is the run's lateness.
SET @plannedAt = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE ScheduleRun ADD COLUMN plannedAt DATETIME(6) NULL', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'ScheduleRun' AND column_name = 'plannedAt');
PREPARE plannedAt FROM @plannedAt;
EXECUTE plannedAt;
DEALLOCATE PREPARE plannedAt;
