package io.hourhand.web.page.bulk;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.web.action.BulkReport;
import io.hourhand.web.action.BulkReport.Refused;
import io.hourhand.web.page.frame.Flash;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done with many schedules, and what was not and why, in a message. */
final class BulkWords {

    private static final int NAMED = 3;
    private static final int LONGEST_NAME = 40;

    private BulkWords() {}

    static Flash of(BulkAction action, BulkReport report) {
        int done = report.done().size();
        String text = Stream.of(
                        Optional.of(done(action, done)),
                        some(report.already()).map(count -> already(action, count)),
                        some(report.waits()).map(count -> report.why()
                                .map(reason -> say("bulk.waits.why", count, reason))
                                .orElseGet(() -> say("bulk.waits", count))),
                        some(report.refused().size()).map(count -> refused(report)),
                        some(report.unreached()).map(count -> say("bulk.unreached", count)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        boolean good = report.refused().isEmpty() && report.unreached() == 0;
        Flash flash = new Flash(good, text, undo(action, report));
        return action == BulkAction.RUN && done > 0
                ? flash.leading(say("bulk.run.now"), "/admin/schedules?state=running")
                : flash;
    }

    private static Optional<Integer> some(int count) {
        return Optional.of(count).filter(number -> number > 0);
    }

    private static String done(BulkAction action, int count) {
        return switch (action) {
            case ON -> say("bulk.on.done", count);
            case OFF -> say("bulk.off.done", count);
            case PAUSE -> say("bulk.pause.done", count);
            case RESUME -> say("bulk.resume.done", count);
            case RUN -> say("bulk.run.done", count);
            case DELETE -> say("bulk.delete.done", count);
        };
    }

    private static String already(BulkAction action, int count) {
        return switch (action) {
            case ON -> say("bulk.on.already", count);
            case OFF -> say("bulk.off.already", count);
            case RESUME -> say("bulk.resume.already", count);
            case PAUSE, RUN, DELETE -> say("bulk.already", count);
        };
    }

    private static String refused(BulkReport report) {
        int more = report.refused().size() - NAMED;
        Stream<String> named = report.refused().stream().limit(NAMED).map(BulkWords::line);
        return say(
                "bulk.refused",
                Stream.concat(named, some(more).map(count -> say("word.more", count)).stream())
                        .collect(Collectors.joining("; ")));
    }

    private static String line(Refused refused) {
        String name = refused.name().codePointCount(0, refused.name().length()) <= LONGEST_NAME
                ? refused.name()
                : refused.name().substring(0, refused.name().offsetByCodePoints(0, LONGEST_NAME)) + "…";
        return say("bulk.refused.line", name, refused.why().replaceAll("\\.$", ""));
    }

    /** What the switch of a single schedule can take back can be taken back here too. */
    private static Optional<Flash.Undo> undo(BulkAction action, BulkReport report) {
        boolean fits = !report.done().isEmpty() && report.done().size() <= Flash.UNDONE_AT_ONCE;
        return switch (action) {
            case ON -> fits ? Optional.of(new Flash.Undo(report.done(), false)) : Optional.empty();
            case OFF -> fits ? Optional.of(new Flash.Undo(report.done(), true)) : Optional.empty();
            case PAUSE, RESUME, RUN, DELETE -> Optional.empty();
        };
    }
}
