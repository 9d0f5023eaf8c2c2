package io.hourhand.web.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hourhand.schedule.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasePathTest {

    private static final BasePath BASE = new BasePath("/jobs");

    @Test
    void aSlashAtItsEndSaysNothing() {
        assertEquals(Parsed.valid(BASE), BasePath.parse("/jobs/"));
        assertEquals(Parsed.valid(BasePath.NONE), BasePath.parse("/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "//jobs",
                "/jobs?x",
                "/a b",
                "/..",
                "/a/../b",
                "/<b>",
                "http://host/jobs",
                "/a\n",
                "/admin",
                "/api/jobs"
            })
    void whatIsNoPathIsRefused(String text) {
        assertInstanceOf(Parsed.Invalid.class, BasePath.parse(text));
    }

    @Test
    void anAddressGetsThePathOnce() {
        assertEquals("/jobs/login", BASE.before("/login"));
        assertEquals("/jobs/login", BASE.before("/jobs/login"));
        assertEquals("/jobs/jobs-of-all", BASE.before("/jobs-of-all"));
        assertEquals("https://elsewhere/", BASE.before("https://elsewhere/"));
        assertEquals("//elsewhere/", BASE.before("//elsewhere/"));
        assertEquals("/login", BasePath.NONE.before("/login"));
    }
}
