package io.hourhand.web.page.help;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.Arrays;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Help that comes from this server: what the words mean, what each state says, and where to look. */
public final class HelpPages {

    private final Frame frame;

    public HelpPages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(Route.get("/admin/help", call -> Reply.now(show(call))));
    }

    private HttpResponse show(Call call) {
        return frame.page(
                frame.bare(call, say("word.help")),
                "help.jte",
                new HelpPage(
                        Arrays.stream(RunStatus.values())
                                .map(status -> new State(Look.of(status), StateWords.of(status)))
                                .toList(),
                        Arrays.stream(JobStatus.values())
                                .map(status -> new State(Look.of(status), StateWords.of(status)))
                                .toList()));
    }

    /** What the page explains state by state. */
    public record HelpPage(List<State> runs, List<State> jobs) {}

    /** A state and what it means, in a sentence. */
    public record State(Look look, String meaning) {}
}
