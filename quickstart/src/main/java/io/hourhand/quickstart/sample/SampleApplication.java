package io.hourhand.quickstart.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.sql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/** Puts the sample application where both services find it: its tables, its schedule and the jar with its java jobs. */
public final class SampleApplication {

    private static final String JAR = "sample-jobs.jar";

    private final Path home;
    private final InstantSource clock;

    /** @param home of the project, where the jar was built */
    public SampleApplication(Path home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /** What was new; what was there already was left alone. */
    public record Loaded(boolean data, boolean schedule) {}

    /** Fills a schema that is migrated already. */
    public Loaded load(Database database) {
        boolean data = SampleData.load(database.dataSource());
        return new Loaded(data, addSchedule(new ScheduleStore(database)));
    }

    /** Copies the java jobs' jar into {@code folder}, as a whole or not at all; answers where it is. */
    public Path copyJobs(Path folder) throws IOException {
        Path target = Files.createDirectories(folder).resolve(JAR);
        Path draft = folder.resolve(JAR + ".new");
        Files.copy(home.resolve("quickstart/target/jobs").resolve(JAR), draft, StandardCopyOption.REPLACE_EXISTING);
        return Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean addSchedule(ScheduleStore schedules) {
        if (schedules.findByName(SampleSchedule.NAME).isPresent()) {
            return false;
        }
        return switch (schedules.create(definition(), "sample", clock.instant())) {
            case ScheduleStore.Edit.Saved saved -> true;
            // Somebody else was first.
            case ScheduleStore.Edit.NameTaken taken -> false;
            case ScheduleStore.Edit.Unknown unknown -> throw new IllegalStateException("a new schedule is known");
            case ScheduleStore.Edit.Stale stale -> throw new IllegalStateException("a new schedule is not stale");
        };
    }

    private static ScheduleDefinition definition() {
        JsonNode json = SampleSchedule.definition();
        return switch (DefinitionReader.read(json)) {
            case Reading.Valid<ScheduleDefinition>(ScheduleDefinition definition) -> definition;
            case Reading.Refused<ScheduleDefinition> refused ->
                throw new IllegalStateException("The sample's schedule is not valid: " + refused.errors());
        };
    }
}
