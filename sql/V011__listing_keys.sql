-- Keys that let lists and counts pass over ten thousand schedules and a million jobs without reading their rows.
-- Each is asked for first, as a migration that was cut off after one of them begins anew.
SET @counted = (SELECT IF(COUNT(*) = 0, 'CREATE INDEX counted ON Schedule (enabled, nextStartAt)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'Schedule' AND index_name = 'counted');
PREPARE counted FROM @counted;
EXECUTE counted;
DEALLOCATE PREPARE counted;

SET @by_cause = (SELECT IF(COUNT(*) = 0, 'CREATE INDEX by_cause ON ScheduleRun (cause, id)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'ScheduleRun' AND index_name = 'by_cause');
PREPARE by_cause FROM @by_cause;
EXECUTE by_cause;
DEALLOCATE PREPARE by_cause;

SET @by_due = (SELECT IF(COUNT(*) = 0, 'CREATE INDEX by_due ON ScheduleRun (dueAt, id)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'ScheduleRun' AND index_name = 'by_due');
PREPARE by_due FROM @by_due;
EXECUTE by_due;
DEALLOCATE PREPARE by_due;
