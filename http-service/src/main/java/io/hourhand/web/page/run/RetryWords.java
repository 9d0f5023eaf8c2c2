package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

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
        List<String> said = new ArrayList<>(List.of(say("retry.nothing")));
        leftOut(plan).ifPresent(said::add);
        return String.join(" ", said);
    }

    static Flash of(RetryPlan plan, Outcome outcome) {
        List<Answer> answers = outcome.heard();
        List<String> said = new ArrayList<>();
        any(count(answers, Status.STARTED)).ifPresent(runs -> said.add(say("retry.started", runs)));
        any(count(answers, Status.QUEUED)).ifPresent(runs -> said.add(say("retry.queued", runs)));
        any(outcome.kept() - answers.size())
                .ifPresent(runs -> said.add(outcome.why()
                        .map(why -> say("retry.kept.why", runs, why))
                        .orElseGet(() -> say("retry.kept", runs))));
        int unkept = plan.wanted().size() - outcome.kept();
        any(unkept).ifPresent(runs -> said.add(say("retry.unkept", runs)));
        refusals(answers).forEach((reason, runs) -> said.add(say("retry.refused", runs, reason)));
        leftOut(plan).ifPresent(said::add);
        Flash flash = new Flash(refusals(answers).isEmpty() && unkept == 0, String.join(" ", said), Optional.empty());
        List<UUID> made =
                answers.stream().flatMap(answer -> answer.runId().stream()).toList();
        return switch (made.size()) {
            case 0 -> flash;
            case 1 -> flash.leading(say("retry.new-run"), "/admin/runs/" + made.getFirst());
            default -> flash.leading(say("retry.running-now"), "/");
        };
    }

    private static Optional<String> leftOut(RetryPlan plan) {
        List<String> left = RetryPage.leftOut(plan, false);
        return left.isEmpty() ? Optional.empty() : Optional.of(say("retry.left-out.list", String.join("; ", left)));
    }

    /** By their sentence, without the run that stands in the way of each. */
    private static Map<String, Long> refusals(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == Status.REJECTED)
                .flatMap(answer -> answer.reason().stream())
                .map(reason -> Refusal.of(reason).why())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }

    private static long count(List<Answer> answers, Status status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    /** What is there at all is worth a sentence. */
    private static Optional<Long> any(long runs) {
        return runs > 0 ? Optional.of(runs) : Optional.empty();
    }
}
