package io.hourhand.web.page.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.hourhand.web.auth.FormTokens;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.BasePath;
import io.hourhand.web.route.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Makes pages: looks up what their shell shows, and renders them. */
public final class Frame {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets;
    private final FormTokens tokens;
    private final Banners banners;
    private final InstantSource clock;
    private final BasePath base;

    /**
     * Makes pages for a server.
     *
     * @param base where it stands
     */
    public Frame(Assets assets, FormTokens tokens, Banners banners, InstantSource clock, BasePath base) {
        this.assets = assets;
        this.tokens = tokens;
        this.banners = banners;
        this.clock = clock;
        this.base = base;
    }

    /** The shell of a page for somebody who is logged in. Blocks on the database. */
    public Shell shell(Call call, String title, Section section) {
        Instant now = clock.instant();
        return shell(
                call, title, Optional.of(section), Hushed.of(call.request()).without(banners.now(now), now));
    }

    /** The shell of a page that asks no database. */
    public Shell bare(Call call, String title) {
        return shell(call, title, Optional.empty(), List.of());
    }

    private Shell shell(Call call, String title, Optional<Section> section, List<Banner> shown) {
        Preferences preferences = Preferences.of(call.request());
        return new Shell(
                title,
                section,
                call.known(),
                preferences,
                new Times(clock.instant(), preferences.zone()),
                Flash.of(call.request()),
                shown,
                call.known().map(tokens::issue).orElse(""),
                call.request().getUri().getPathString()
                        + call.request()
                                .getUri()
                                .rawQueryString()
                                .map(query -> "?" + query)
                                .orElse(""),
                "",
                assets);
    }

    /** Sends a browser on, without a banner that its reader has seen. */
    public HttpResponse hushed(Call call, String banner, String path) {
        return redirect(path)
                .addHeader(
                        Hushed.of(call.request()).and(banner, clock.instant()).cookie(call));
    }

    public HttpResponse page(Shell shell, String template, Object page) {
        return page(200, shell, template, page);
    }

    /**
     * Renders a page.
     *
     * @param page what its template takes under that name
     */
    public HttpResponse page(int status, Shell shell, String template, Object page) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render(template, Map.of("shell", shell, "page", page), PageOutput.to(out, base));
        HttpResponse response = HttpResponse.create()
                .withStatus(StatusCodes.get(status))
                .withEntity(ContentTypes.TEXT_HTML_UTF8, out.toByteArray())
                .addHeader(RawHeader.create("Cache-Control", "no-store"));
        return shell.flash().isPresent() ? response.addHeader(Flash.clear(false)) : response;
    }

    /** Sends a browser on, as it should be after each form. */
    public static HttpResponse redirect(String path) {
        return HttpResponse.create().withStatus(StatusCodes.SEE_OTHER).addHeader(RawHeader.create("Location", path));
    }

    public static HttpResponse redirect(Call call, String path, Flash flash) {
        return redirect(path).addHeader(flash.cookie(call));
    }

    public Instant now() {
        return clock.instant();
    }
}
