-- How far the database's clock is ahead of the daemon's as of its last heartbeats, and how exact that is; NULL for
-- builds that do not ask. It is asked for first, as a migration that was cut off begins anew.
SET @clockOffset = (SELECT IF(COUNT(*) = 0,
        'ALTER TABLE WorkerInstance ADD COLUMN clockOffsetMs BIGINT NULL, ADD COLUMN clockErrorMs BIGINT NULL', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'WorkerInstance' AND column_name = 'clockErrorMs');
PREPARE clockOffset FROM @clockOffset;
EXECUTE clockOffset;
DEALLOCATE PREPARE clockOffset;
