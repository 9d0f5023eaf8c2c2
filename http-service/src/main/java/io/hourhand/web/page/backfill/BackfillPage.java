package io.hourhand.web.page.backfill;

import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.NextTime;
import java.util.List;
import java.util.UUID;

/**
 * What a backfill would run, before it does.
 *
 * @param count how many times it has
 * @param first the first of them
 */
public record BackfillPage(
        UUID scheduleId,
        String name,
        String zone,
        Moment from,
        Moment to,
        String fromText,
        String toText,
        String mode,
        String what,
        int count,
        List<NextTime> first) {}
