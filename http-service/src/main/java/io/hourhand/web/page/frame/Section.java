package io.hourhand.web.page.frame;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.access.Role;
import io.hourhand.web.page.look.Icon;

/** The places that the head of each page leads to. */
public enum Section {
    OVERVIEW("/", "o", Icon.HOME, Role.VIEWER),
    SCHEDULES("/admin/schedules", "s", Icon.CALENDAR, Role.VIEWER),
    JOBS("/admin/jobs", "j", Icon.LIST, Role.VIEWER),
    DAEMON("/admin/workers", "d", Icon.PULSE, Role.VIEWER),
    USERS("/admin/users", "u", Icon.PEOPLE, Role.ADMIN);

    private final String path;
    private final String key;
    private final Icon icon;
    private final Role least;

    Section(String path, String key, Icon icon, Role least) {
        this.path = path;
        this.key = key;
        this.icon = icon;
        this.least = least;
    }

    public String title() {
        return switch (this) {
            case OVERVIEW -> say("overview.title");
            case SCHEDULES -> say("word.schedules");
            case JOBS -> say("word.jobs");
            case DAEMON -> say("workers.title");
            case USERS -> say("word.users");
        };
    }

    public String path() {
        return path;
    }

    /** The letter that leads there. */
    public String key() {
        return key;
    }

    public Icon icon() {
        return icon;
    }

    public Role least() {
        return least;
    }
}
