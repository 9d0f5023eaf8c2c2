package io.hourhand.web.page.look;

/** Line drawings on a field of 16 by 16, drawn here. */
public enum Icon {
    CHECK("M3.5 8.5 6.5 11.5 12.5 4.5"),
    CROSS("M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5"),
    RUNNING("M8 2.5a5.5 5.5 0 1 1-5.5 5.5"),
    CLOCK("M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3l2 1.5"),
    DOTS("M3.5 8h.01M8 8h.01M12.5 8h.01"),
    SLASH("M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M4.2 11.8 11.8 4.2"),
    WARNING("M8 2.5 14 13H2zM8 6.5V9.5M8 11.3h.01"),
    SKIP("M4 4l5 4-5 4zM12 4v8"),
    HOURGLASS(
            "M4.5 2.5h7M4.5 13.5h7M5 2.5c0 3 6 4 6 0M5 13.5c0-3.5 6-3.5 6 0M5.2 4.5C6 7 10 9 10.8 11.5M10.8 4.5C10 7 6 9 5.2 11.5"),
    BOLT("M9 2 4 9h3.5L7 14l5-7H8.5z"),
    PLAY("M5 3.5 12 8l-7 4.5z"),
    STOP("M4.5 4.5h7v7h-7z"),
    RETRY("M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3"),
    EDIT("M3 13l.6-2.8 7-7 2.2 2.2-7 7zM9.4 4.4l2.2 2.2"),
    TRASH("M3 4.5h10M6 4.5v-2h4v2M4.5 4.5 5 13.5h6l.5-9"),
    PLUS("M8 3v10M3 8h10"),
    UP("M8 13V3.5M4 7.5l4-4 4 4"),
    DOWN("M8 3v9.5M4 8.5l4 4 4-4"),
    DOWN_SMALL("M4 6.2 8 10.2 12 6.2"),
    LEFT("M10 3.5 5.5 8 10 12.5"),
    RIGHT("M6 3.5 10.5 8 6 12.5"),
    SEARCH("M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3 13.5 13.5"),
    DOWNLOAD("M8 2.5v8M4.5 7l3.5 3.5L11.5 7M3 13.5h10"),
    HOME("M2.5 8 8 3l5.5 5M4 7v6.5h8V7"),
    CALENDAR("M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5"),
    LIST("M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01"),
    PULSE("M2 8h3l2-5 3 10 2-5h2"),
    PEOPLE(
            "M6 7.5a2.2 2.2 0 1 0 0-4.4a2.2 2.2 0 1 0 0 4.4M2 13c0-4.5 8-4.5 8 0M10.5 3.3a2.2 2.2 0 0 1 0 4.2M11.5 9.8c1.6.3 2.5 1.5 2.5 3.2"),
    PERSON("M8 7.5a2.6 2.6 0 1 0 0-5.2a2.6 2.6 0 1 0 0 5.2M3 13.5c0-5 10-5 10 0"),
    INFO("M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 7.5v3.2M8 5.2h.01");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** As the attribute {@code d} has it. */
    public String path() {
        return path;
    }
}
