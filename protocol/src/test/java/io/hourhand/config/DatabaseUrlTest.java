package io.hourhand.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.hourhand.schedule.Parsed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"mysql://", "mariadb://", "jdbc:mysql://", "jdbc:mariadb://"})
    void allFourFormsNameTheSamePlace(String form) {
        DatabaseUrl url = read(form + "ada:secret@db.example:3307/jobs");
        assertEquals("db.example", url.host());
        assertEquals(3307, url.port());
        assertEquals("jobs", url.schema());
        assertEquals("ada", url.user());
        assertEquals("secret", url.password());
    }

    @Test
    void everyPartIsPercentDecodedAndAPlusStaysAPlus() {
        DatabaseUrl url = read("mysql://a%40b:p%3Aw%2F%2B+%25@h/my%20jobs");
        assertEquals("a@b", url.user());
        assertEquals("p:w/++%", url.password());
        assertEquals("my jobs", url.schema());
    }

    @Test
    void anEmptyPasswordIsValidAndThePortIsTheUsualOne() {
        DatabaseUrl url = read("mysql://root:@h/jobs");
        assertEquals("", url.password());
        assertEquals(3306, url.port());
        assertEquals("", read("mysql://root@h/jobs").password());
    }

    @Test
    void anAddressOfIpVersionSixStandsInBrackets() {
        DatabaseUrl url = read("mysql://u:p@[::1]:3306/jobs");
        assertEquals("::1", url.host());
        assertEquals("mysql://[::1]:3306/jobs", url.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoDeserialize=true",
                "allowLoadLocalInfile=true",
                "allowUrlInLocalInfile=true",
                "AUTODESERIALIZE=yes",
                "queryInterceptors=evil.Class",
                "socketFactory=evil.Class"
            })
    void parametersThatCouldRunCodeOrReadFilesAreRefused(String parameter) {
        String message = refusal("mysql://u:topsecret@h/jobs?" + parameter);
        assertTrue(message.contains(parameter.substring(0, parameter.indexOf('='))), message);
    }

    @Test
    void parametersOfOtherToolsAreIgnoredByName() {
        DatabaseUrl url = read("mysql://u:p@h/jobs?connection_limit=5&sslMode=REQUIRED&pool_timeout=3");
        assertEquals(Map.of("sslMode", "REQUIRED"), url.parameters());
        assertEquals(List.of("connection_limit", "pool_timeout"), url.ignored());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:topsecret@h/jobs",
                "mysql://u:topsecret@/jobs",
                "mysql://u:topsecret@h",
                "mysql://u:topsecret@h/",
                "mysql://u:topsecret@h/a/b",
                "mysql://u:topsecret%zz@h/jobs",
                "mysql://u:topsecret @h/jobs",
                "mysql://u:topsecret@h:99999/jobs",
                "nonsense"
            })
    void whatIsWrongIsSaidWithoutThePassword(String text) {
        assertFalse(refusal(text).contains("topsecret"));
    }

    @Test
    void itsTextNeverHoldsThePassword() {
        assertEquals("mysql://h:3306/jobs", read("mysql://u:topsecret@h/jobs").toString());
    }

    private static DatabaseUrl read(String text) {
        return switch (DatabaseUrl.parse(text)) {
            case Parsed.Valid<DatabaseUrl>(DatabaseUrl url) -> url;
            case Parsed.Invalid<DatabaseUrl>(String message) -> fail(message);
        };
    }

    private static String refusal(String text) {
        return assertInstanceOf(Parsed.Invalid.class, DatabaseUrl.parse(text)).message();
    }
}
