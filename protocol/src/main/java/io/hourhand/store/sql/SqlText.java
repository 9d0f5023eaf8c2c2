package io.hourhand.store.sql;

import io.hourhand.text.Beginning;
import java.util.ArrayList;
import java.util.List;

/**
 * SQL as people write it, taken apart at its semicolons. Quotes, backticks and comments are respected; {@code :name}
 * outside of them is a parameter.
 */
final class SqlText {

    private static final int HEAD = 60;

    private final String text;
    private int at;
    private final StringBuilder sql = new StringBuilder();
    private final List<String> parameters = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    private SqlText(String text) {
        this.text = text;
    }

    /**
     * One statement.
     *
     * @param sql with a question mark for each parameter
     * @param parameters their names, in the order of the question marks
     */
    record Statement(String sql, List<String> parameters) {

        /** Its beginning, on one line, for a log. */
        String head() {
            String line = sql.replaceAll("\\s+", " ");
            return Beginning.shown(line, HEAD);
        }
    }

    static List<Statement> split(String text) {
        SqlText splitter = new SqlText(text);
        while (splitter.at < text.length()) {
            splitter.step();
        }
        splitter.endStatement();
        return splitter.statements;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            copyUntil(endOfQuote(c));
        } else if (text.startsWith("-- ", at) || text.startsWith("--\n", at) || c == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            copyUntil(end < 0 ? text.length() : end + 2);
        } else if (c == ';') {
            at++;
            endStatement();
        } else if (c == ':' && parameterLength() > 0) {
            int length = parameterLength();
            parameters.add(text.substring(at + 1, at + 1 + length));
            sql.append('?');
            at += 1 + length;
        } else {
            copyUntil(at + 1);
        }
    }

    private int parameterLength() {
        int end = at + 1;
        boolean afterWord =
                at > 0 && (Character.isJavaIdentifierPart(text.charAt(at - 1)) || text.charAt(at - 1) == ':');
        if (afterWord || end >= text.length() || !Character.isLetter(text.charAt(end))) {
            return 0;
        }
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end - at - 1;
    }

    private int endOfQuote(char quote) {
        int end = at + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '\\' && quote != '`') {
                end++;
            } else if (c == quote) {
                return end + 1;
            }
            end++;
        }
        return text.length();
    }

    private void copyUntil(int end) {
        sql.append(text, at, Math.min(end, text.length()));
        at = Math.min(end, text.length());
    }

    private void endStatement() {
        String statement = sql.toString().strip();
        if (!statement.isEmpty()) {
            statements.add(new Statement(statement, List.copyOf(parameters)));
        }
        sql.setLength(0);
        parameters.clear();
    }
}
