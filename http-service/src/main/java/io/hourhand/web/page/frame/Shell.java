package io.hourhand.web.page.frame;

import io.hourhand.config.Version;
import io.hourhand.store.access.Role;
import io.hourhand.web.auth.Caller;
import io.hourhand.web.page.text.Times;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param section where the reader is; empty on pages outside the navigation
 * @param token what each form has to carry; empty before login
 * @param banners what every page has to say just now
 * @param address of this page, to come back to
 * @param searched what stands in the search
 */
public record Shell(
        String title,
        Optional<Section> section,
        Optional<Caller> caller,
        Preferences preferences,
        Times times,
        Optional<Flash> flash,
        List<Banner> banners,
        String token,
        String address,
        String searched,
        Assets assets) {

    /** Any but for lines that were found: they are read at leisure, and each load would look for them all over again. */
    private static final String QUESTION = "([?](?!(.*&)?find=).*)?";

    /** Pages without a field, but for the one that finds what is in a run's log. */
    private static final String BARE = "/(admin/runs/[0-9a-f-]{36})?" + QUESTION;

    /** Pages without a field for those who may only look; the lists have their filters. */
    private static final String FOR_READERS =
            "/(admin/(workers|runs/[0-9a-f-]{36}|schedules/[0-9a-f-]{36}))?" + QUESTION;

    public boolean may(Role least) {
        return caller.filter(who -> who.role().covers(least)).isPresent();
    }

    public List<Section> sections() {
        return Arrays.stream(Section.values())
                .filter(place -> may(place.least()))
                .toList();
    }

    /** After how many seconds a browser without scripts loads this page again: only one that nobody types in. */
    public Optional<Integer> reload() {
        return preferences
                .seconds()
                .filter(seconds -> caller.isPresent() && address.matches(may(Role.OPERATOR) ? BARE : FOR_READERS));
    }

    public String version() {
        return Version.number() + " (" + Version.commit() + ")";
    }

    public Shell searching(String typed) {
        return new Shell(title, section, caller, preferences, times, flash, banners, token, address, typed, assets);
    }

    /** For a part that is asked for on behalf of a page; what the page has to say once waits for a page. */
    public Shell partOf(String page) {
        return new Shell(
                title, section, caller, preferences, times, Optional.empty(), banners, token, page, searched, assets);
    }

    public Shell titled(String other) {
        return new Shell(other, section, caller, preferences, times, flash, banners, token, address, searched, assets);
    }
}
