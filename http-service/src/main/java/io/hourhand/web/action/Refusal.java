package io.hourhand.web.action;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a run was refused, as the daemon says it, in its parts.
 *
 * @param why the sentence, without the run
 * @param inTheWay the run because of which it was refused
 */
public record Refusal(String why, Optional<UUID> inTheWay) {

    private static final Pattern RUN = Pattern.compile(" In the way: run (.*?)[.]?$");

    public static Refusal of(String reason) {
        Matcher run = RUN.matcher(reason);
        return run.find() ? new Refusal(run.replaceFirst(""), id(run.group(1))) : new Refusal(reason, Optional.empty());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
