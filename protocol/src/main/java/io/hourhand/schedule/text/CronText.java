package io.hourhand.schedule.text;

import io.hourhand.schedule.calendar.CronTimes;
import java.util.List;
import java.util.Map;

/** A cron expression, read field by field. */
public sealed interface CronText {

    /** What was understood, the items of each field. */
    record Fields(Map<CronField, List<CronItem>> items) implements CronText {

        public CronTimes times() {
            return new CronBits(items).times();
        }

        /** In English. */
        public String words() {
            return new CronWords(new CronBits(items)).describe();
        }
    }

    /** It was not understood; the message names field and character. */
    record Refused(String message) implements CronText {}

    static CronText read(String text) {
        return CronReader.read(text);
    }
}
