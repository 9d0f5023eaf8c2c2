package io.hourhand.web.page.edit;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.json.DefinitionReader;
import io.hourhand.json.FieldError;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.text.NextTime;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.page.text.TimingText;
import java.util.List;
import java.util.Optional;

/**
 * What a timing means: in words, and its next five times.
 *
 * @param complaint what is wrong with it, instead
 */
public record Preview(String words, String zone, List<NextTime> next, Optional<String> complaint) {

    private static final int COUNT = 5;

    static Preview of(Form form, Times times) {
        return switch (DefinitionReader.read(new FormJson(form).timingOnly())) {
            case Reading.Refused<ScheduleDefinition>(List<FieldError> errors) -> {
                FieldError first = errors.getFirst();
                boolean blank = form.filled(first.field()).isEmpty();
                yield new Preview("", "", List.of(), Optional.of(blank ? say("preview.blank") : first.message() + "."));
            }
            case Reading.Valid<ScheduleDefinition>(ScheduleDefinition schedule) ->
                new Preview(
                        TimingText.words(schedule.timing()),
                        schedule.timeZone().getId(),
                        schedule.firings().next(times.now(), COUNT).stream()
                                .map(firing -> NextTime.of(firing, times, schedule.timeZone()))
                                .toList(),
                        Optional.empty());
        };
    }
}
