package io.hourhand.run;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.util.UUID;

/** New ids: UUIDv7, so that rows sort by when they were made, strictly rising within a process. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The least id that can be made at an instant or later. */
    public static UUID from(Instant instant) {
        return new UUID((Math.max(0, instant.toEpochMilli()) << 16) | 0x7000, 0x8000_0000_0000_0000L);
    }
}
