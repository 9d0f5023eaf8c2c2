package io.hourhand.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One due instant of a schedule, without jitter.
 *
 * @param local what the clock of the schedule's zone shows at that instant
 * @param offset the distance of that clock to UTC
 * @param note a clause in English where a clock change touched this firing
 */
public record Firing(Instant dueAt, LocalDateTime local, ZoneOffset offset, Optional<String> note) {}
