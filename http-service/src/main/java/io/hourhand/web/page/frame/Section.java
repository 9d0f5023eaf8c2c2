package io.hourhand.web.page.frame;

import io.hourhand.store.access.Role;
import io.hourhand.web.page.look.Icon;

/** The places that the head of each page leads to. */
public enum Section {
    OVERVIEW("Overview", "/", "o", Icon.HOME, Role.VIEWER),
    SCHEDULES("Schedules", "/admin/schedules", "s", Icon.CALENDAR, Role.VIEWER),
    JOBS("Jobs", "/admin/jobs", "j", Icon.LIST, Role.VIEWER),
    DAEMON("Daemon", "/admin/workers", "d", Icon.PULSE, Role.VIEWER),
    USERS("Users", "/admin/users", "u", Icon.PEOPLE, Role.ADMIN);

    private final String title;
    private final String path;
    private final String key;
    private final Icon icon;
    private final Role least;

    Section(String title, String path, String key, Icon icon, Role least) {
        this.title = title;
        this.path = path;
        this.key = key;
        this.icon = icon;
        this.least = least;
    }

    public String title() {
        return title;
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
