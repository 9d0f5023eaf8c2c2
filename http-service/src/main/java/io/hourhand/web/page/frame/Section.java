package io.hourhand.web.page.frame;

import io.hourhand.store.access.Role;
import io.hourhand.web.page.look.Icon;

/** The places that the head of each page leads to. */
public enum Section {
    OVERVIEW("Overview", "/", Icon.HOME, Role.VIEWER),
    SCHEDULES("Schedules", "/admin/schedules", Icon.CALENDAR, Role.VIEWER),
    JOBS("Jobs", "/admin/jobs", Icon.LIST, Role.VIEWER),
    DAEMON("Daemon", "/admin/workers", Icon.PULSE, Role.VIEWER),
    USERS("Users", "/admin/users", Icon.PEOPLE, Role.ADMIN);

    private final String title;
    private final String path;
    private final Icon icon;
    private final Role least;

    Section(String title, String path, Icon icon, Role least) {
        this.title = title;
        this.path = path;
        this.icon = icon;
        this.least = least;
    }

    public String title() {
        return title;
    }

    public String path() {
        return path;
    }

    public Icon icon() {
        return icon;
    }

    public Role least() {
        return least;
    }
}
