package io.hourhand.web.page.run;

import io.hourhand.web.action.BulkRetry.Outcome;
import io.hourhand.web.action.Refusal;
import io.hourhand.web.action.RetryPlan;
import io.hourhand.web.action.TriggerAnswers.Answer;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.wire.TriggerAnswer.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was done with many runs, in a few sentences. */
final class RetryWords {

    private RetryWords() {}

    static String nothing(RetryPlan plan) {
        return "Nothing was started." + leftOut(plan);
    }

    static Flash of(RetryPlan plan, Outcome outcome) {
        List<Answer> answers = outcome.heard();
        List<String> said = new ArrayList<>();
        count(answers, Status.STARTED).ifPositive(said, "was started again.", "were started again.");
        count(answers, Status.QUEUED).ifPositive(said, "waits for its turn.", "wait for their turn.");
        String why = outcome.why().map(reason -> ": " + reason).orElse(".");
        new Count(outcome.kept() - answers.size()).ifPositive(said, "is kept" + why, "are kept" + why);
        int unkept = plan.wanted().size() - outcome.kept();
        new Count(unkept)
                .ifPositive(
                        said,
                        "was not asked for, as the database failed: do it again for that one.",
                        "were not asked for, as the database failed: do it again for those.");
        refusals(answers).forEach((reason, number) -> said.add(number + " not started: " + reason));
        Flash flash = new Flash(
                refusals(answers).isEmpty() && unkept == 0, String.join(" ", said) + leftOut(plan), Optional.empty());
        List<UUID> made =
                answers.stream().flatMap(answer -> answer.runId().stream()).toList();
        return switch (made.size()) {
            case 0 -> flash;
            case 1 -> flash.leading("The new run", "/admin/runs/" + made.getFirst());
            default -> flash.leading("What is running now", "/");
        };
    }

    private static String leftOut(RetryPlan plan) {
        List<String> left = RetryPage.leftOut(plan, false);
        return left.isEmpty() ? "" : " Left out: " + String.join("; ", left) + ".";
    }

    /** By their sentence, without the run that stands in the way of each. */
    private static Map<String, Long> refusals(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == Status.REJECTED)
                .flatMap(answer -> answer.reason().stream())
                .map(reason -> Refusal.of(reason).why())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }

    private static Count count(List<Answer> answers, Status status) {
        return new Count((int)
                answers.stream().filter(answer -> answer.status() == status).count());
    }

    private record Count(int number) {

        void ifPositive(List<String> said, String one, String many) {
            if (number > 0) {
                said.add(number == 1 ? "One run " + one : number + " runs " + many);
            }
        }
    }
}
