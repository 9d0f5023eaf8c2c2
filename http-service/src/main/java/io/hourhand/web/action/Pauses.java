package io.hourhand.web.action;

import io.hourhand.schedule.Parsed;
import io.hourhand.store.schedule.PauseStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.web.route.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pauses a schedule and ends its pause, keeps the record, and tells the daemon. */
public final class Pauses {

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final PauseStore pauses;
    private final Audit audit;
    private final Nudges nudges;
    private final InstantSource clock;

    public Pauses(PauseStore pauses, Audit audit, Nudges nudges, InstantSource clock) {
        this.pauses = pauses;
        this.audit = audit;
        this.nudges = nudges;
        this.clock = clock;
    }

    /**
     * A pause that somebody asks for.
     *
     * @param until when slots run again by themselves; empty until somebody resumes the schedule
     */
    public record Wanted(String reason, Optional<Instant> until) {

        public static final int LONGEST_REASON = 500;

        /** An end that is still to come. */
        public static Parsed<Instant> until(String text, Instant now) {
            try {
                Instant until = OffsetDateTime.parse(text).toInstant();
                return until.isAfter(now) && until.isBefore(LAST)
                        ? Parsed.valid(until)
                        : Parsed.invalid("must be to come: it is " + now + " now");
            } catch (DateTimeException notAnInstant) {
                return Parsed.invalid("must be an instant like 2027-01-01T09:00:00Z");
            }
        }
    }

    public Edit pause(Call call, Optional<Long> seen, Wanted wanted) {
        return told(pause(call, call.id(), seen, wanted));
    }

    public Edit resume(Call call, Optional<Long> seen) {
        return told(resume(call, call.id(), seen));
    }

    /** Pauses one of several schedules: the daemon is told once, after all of them. */
    Edit pause(Call call, UUID id, Optional<Long> seen, Wanted wanted) {
        Edit edit = pauses.pause(
                id, seen, wanted.until(), wanted.reason(), call.caller().email(), clock.instant());
        if (edit instanceof Edit.Saved) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("reason", wanted.reason());
            wanted.until().ifPresent(until -> detail.put("until", until));
            audit.note(call, "schedule.pause", id, detail);
        }
        return edit;
    }

    /** Ends the pause of one of several schedules: the daemon is told once, after all of them. */
    Edit resume(Call call, UUID id, Optional<Long> seen) {
        Edit edit = pauses.resume(id, seen, call.caller().email(), clock.instant());
        if (edit instanceof Edit.Saved) {
            audit.note(call, "schedule.resume", id, Map.of());
        }
        return edit;
    }

    private Edit told(Edit edit) {
        if (edit instanceof Edit.Saved) {
            nudges.schedulesChanged();
        }
        return edit;
    }
}
