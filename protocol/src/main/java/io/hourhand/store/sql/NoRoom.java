package io.hourhand.store.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How a server says that it has no room left: on its disk, or in a table or a tablespace of a fixed size. */
final class NoRoom {

    /** Disk full (20, 1021), table full (1114). */
    private static final Set<Integer> FULL = Set.of(20, 1021, 1114);

    /** A file, a table or a commit that could not be written, for a reason that only the message tells. */
    private static final Set<Integer> FOR_A_REASON = Set.of(3, 1004, 1005, 1026, 1030, 1180, 1181);

    /** File too large (27), no space left on device (28), no more room in a record file (135) or an index file (136). */
    private static final Set<Integer> REASONS = Set.of(27, 28, 135, 136);

    /** In the words of both servers: {@code Got error 28}, {@code errno: 28}, {@code OS errno 28}, {@code Errcode: 28}. */
    private static final Pattern REASON = Pattern.compile("(?i)(?:got error|errno:?|errcode:?) (\\d{1,4})\\b");

    private NoRoom() {}

    static boolean says(SQLException failure) {
        int code = failure.getErrorCode();
        return FULL.contains(code)
                || (FOR_A_REASON.contains(code)
                        && reason(failure).filter(REASONS::contains).isPresent());
    }

    private static Optional<Integer> reason(SQLException failure) {
        return REASON.matcher(String.valueOf(failure.getMessage()))
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .findFirst();
    }
}
