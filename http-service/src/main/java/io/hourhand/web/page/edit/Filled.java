package io.hourhand.web.page.edit;

import io.hourhand.json.DefinitionReader;
import io.hourhand.json.FieldError;
import io.hourhand.json.NeverFires;
import io.hourhand.json.Reading;
import io.hourhand.json.RetentionReader;
import io.hourhand.policy.OwnRetention;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.web.page.frame.Form;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody says about a schedule in its form.
 *
 * @param own how long its runs stay; empty where the form has no fields for it, and it stays as it is
 */
record Filled(ScheduleDefinition definition, Optional<OwnRetention> own) {

    /** The form's values, or all that is wrong with them. */
    static Reading<Filled> read(Form form, Optional<ScheduleDefinition> before, Instant now) {
        FormJson json = new FormJson(form);
        Reading<ScheduleDefinition> definition = NeverFires.refuse(DefinitionReader.read(json.schedule()), before, now);
        Reading<OwnRetention> own = RetentionReader.read(json.retention());
        if (definition instanceof Reading.Valid<ScheduleDefinition>(ScheduleDefinition valid)
                && own instanceof Reading.Valid<OwnRetention>(OwnRetention rule)) {
            return new Reading.Valid<>(new Filled(valid, json.hasRetention() ? Optional.of(rule) : Optional.empty()));
        }
        return new Reading.Refused<>(
                Stream.concat(errors(definition).stream(), errors(own).stream()).toList());
    }

    private static List<FieldError> errors(Reading<?> reading) {
        return switch (reading) {
            case Reading.Valid<?> valid -> List.of();
            case Reading.Refused<?>(List<FieldError> errors) -> errors;
        };
    }
}
