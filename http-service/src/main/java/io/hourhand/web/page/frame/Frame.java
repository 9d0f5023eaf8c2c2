package io.hourhand.web.page.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.hourhand.policy.ClockOffset;
import io.hourhand.store.WorkerStore;
import io.hourhand.store.WorkerStore.Worker;
import io.hourhand.web.auth.FormTokens;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.BasePath;
import io.hourhand.web.route.Call;
import java.time.Instant;
import java.time.InstantSource;
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
    private final WorkerStore workers;
    private final InstantSource clock;
    private final BasePath base;

    /**
     * Makes pages for a server.
     *
     * @param base where it stands
     */
    public Frame(Assets assets, FormTokens tokens, WorkerStore workers, InstantSource clock, BasePath base) {
        this.assets = assets;
        this.tokens = tokens;
        this.workers = workers;
        this.clock = clock;
        this.base = base;
    }

    /** The shell of a page for somebody who is logged in. Blocks on the database. */
    public Shell shell(Call call, String title, Section section) {
        return shell(call, title, Optional.of(section), warning());
    }

    /** The shell of a page that asks no database. */
    public Shell bare(Call call, String title) {
        return shell(call, title, Optional.empty(), Optional.empty());
    }

    private Shell shell(Call call, String title, Optional<Section> section, Optional<String> warning) {
        Preferences preferences = Preferences.of(call.request());
        return new Shell(
                title,
                section,
                call.known(),
                preferences,
                new Times(clock.instant(), preferences.zone()),
                Flash.of(call.request()),
                warning,
                call.known().map(tokens::issue).orElse(""),
                call.request().getUri().getPathString()
                        + call.request()
                                .getUri()
                                .rawQueryString()
                                .map(query -> "?" + query)
                                .orElse(""),
                assets);
    }

    private Optional<String> warning() {
        Optional<Worker> running = workers.running();
        if (running.isEmpty()) {
            return Optional.of("No daemon is running. Nothing will start until one is up; what falls due meanwhile is"
                    + " decided by each schedule’s catch-up rule.");
        }
        return running.filter(worker -> !worker.fresh())
                .map(worker -> "The daemon on " + worker.hostname()
                        + " has been silent for " + Lengths.rough(worker.silent())
                        + ". Jobs may not be running. Look at its process and its log.")
                .or(() -> running.flatMap(Worker::clock).flatMap(ClockOffset::complaint));
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
