package io.hourhand.web.page.search;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The search in the head of every page. */
public final class SearchPages {

    private final Frame frame;

    public SearchPages(Frame frame) {
        this.frame = frame;
    }

    /** Words that were not understood. */
    public record SearchPage(String typed, List<String> complaints) {}

    public List<Route> routes() {
        return List.of(Route.get("/search", call -> Reply.now(search(call))));
    }

    private HttpResponse search(Call call) {
        String typed = call.query().text("q").orElse("");
        return switch (SearchWords.read(typed)) {
            case SearchWords.Leads(String address) -> Frame.redirect(address);
            case SearchWords.Explained(List<String> complaints) ->
                frame.page(
                        frame.shell(call, say("word.search"), Section.JOBS).searching(typed),
                        "search.jte",
                        new SearchPage(typed, complaints));
        };
    }

    /** Words that may be typed, for the box. */
    public static List<String> suggestions() {
        return SearchWords.suggestions();
    }
}
