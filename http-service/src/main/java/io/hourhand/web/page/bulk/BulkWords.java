package io.hourhand.web.page.bulk;

import io.hourhand.web.action.BulkReport;
import io.hourhand.web.action.BulkReport.Refused;
import io.hourhand.web.page.frame.Flash;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was done with many schedules, and what was not and why, in a message. */
final class BulkWords {

    private static final int NAMED = 3;
    private static final int LONGEST_NAME = 40;

    private BulkWords() {}

    static Flash of(BulkAction action, BulkReport report) {
        int done = report.done().size();
        String text = (done == 0 ? "No schedule was " : BulkPage.counted(done) + (done == 1 ? " was " : " were "))
                + action.done() + "."
                + (report.already() == 0 ? "" : " " + report.already() + already(action, report.already()))
                + waiting(report)
                + refused(report)
                + (report.unreached() == 0
                        ? ""
                        : " " + report.unreached() + " more" + was(report.unreached())
                                + "not reached: do it again for the rest.");
        boolean good = report.refused().isEmpty() && report.unreached() == 0;
        Flash flash = new Flash(good, text, undo(action, report));
        return action == BulkAction.RUN && done > 0
                ? flash.leading("Those that run now", "/admin/schedules?state=running")
                : flash;
    }

    private static String already(BulkAction action, int count) {
        return switch (action) {
            case ON -> was(count) + "on already.";
            case OFF -> was(count) + "off already.";
            case RESUME -> was(count) + "not paused.";
            case PAUSE, RUN, DELETE -> was(count) + "left alone.";
        };
    }

    private static String was(int count) {
        return count == 1 ? " was " : " were ";
    }

    private static String waiting(BulkReport report) {
        return report.waits() == 0
                ? ""
                : " " + report.waits() + (report.waits() == 1 ? " waits" : " wait")
                        + report.why().map(reason -> ": " + reason).orElse(".");
    }

    private static String refused(BulkReport report) {
        int count = report.refused().size();
        if (count == 0) {
            return "";
        }
        String named =
                report.refused().stream().limit(NAMED).map(BulkWords::line).collect(Collectors.joining("; "));
        return " Not done: " + named + (count > NAMED ? "; and " + (count - NAMED) + " more" : "") + ".";
    }

    private static String line(Refused refused) {
        String name = refused.name().codePointCount(0, refused.name().length()) <= LONGEST_NAME
                ? refused.name()
                : refused.name().substring(0, refused.name().offsetByCodePoints(0, LONGEST_NAME)) + "…";
        return "“" + name + "”: " + refused.why().replaceAll("\\.$", "");
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
