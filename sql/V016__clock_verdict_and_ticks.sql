-- What follows from the clocks being that far apart, as it depends on what followed before (clockVerdict), and what came of
-- the last tick: how late it was, and the schedules it found due, runs it made and slots it left out. NULL for builds that
-- do not tell; the three counts also where the daemon was drained and looked for nothing. Asked for first, as a migration
-- that was cut off begins anew.
SET @ticks = (SELECT IF(COUNT(*) = 0,
        'ALTER TABLE WorkerInstance ADD COLUMN clockVerdict VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD COLUMN lastTickLagMs BIGINT NULL, ADD COLUMN lastTickDue INT NULL, ADD COLUMN lastTickStarted INT NULL,
        ADD COLUMN lastTickSkipped BIGINT NULL', 'DO 0')
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'WorkerInstance' AND column_name = 'lastTickSkipped');
PREPARE ticks FROM @ticks;
EXECUTE ticks;
DEALLOCATE PREPARE ticks;
