package io.hourhand.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.store.sql.SqlText.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {

    @Test
    void statementsArePartedAtSemicolonsAndEmptyOnesAreNone() {
        assertEquals(List.of("SELECT 1", "SELECT 2"), statements(" SELECT 1 ;; \n SELECT 2 ; "));
        assertEquals(List.of(), statements(" ; \n -- nothing\n"));
    }

    @Test
    void semicolonsInQuotesAndCommentsPartNothing() {
        assertEquals(
                List.of("SELECT 'a;b', \"c;d\", `e;f` /* g;h */", "SELECT 2"),
                statements("SELECT 'a;b', \"c;d\", `e;f` /* g;h */ -- i;j\n; SELECT 2 # k;l"));
        assertEquals(List.of("SELECT 'it''s; \\'fine\\';'"), statements("SELECT 'it''s; \\'fine\\';';"));
    }

    @Test
    void namesAfterAColonAreParametersOutsideOfQuotes() {
        Statement statement = SqlText.split("UPDATE t SET a = :one, b = ':two' WHERE c = :three_3 AND t > '10:30:00'")
                .getFirst();
        assertEquals("UPDATE t SET a = ?, b = ':two' WHERE c = ? AND t > '10:30:00'", statement.sql());
        assertEquals(List.of("one", "three_3"), statement.parameters());
    }

    @Test
    void anAssignmentIsNoParameter() {
        assertEquals(List.of("SET @a := 1"), statements("SET @a := 1"));
    }

    @Test
    void aQuoteThatNeverEndsTakesTheRest() {
        assertEquals(List.of("SELECT 'oops; SELECT 2"), statements("SELECT 'oops; SELECT 2"));
    }

    private static List<String> statements(String text) {
        return SqlText.split(text).stream().map(Statement::sql).toList();
    }
}
