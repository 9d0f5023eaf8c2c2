package io.hourhand.web.page.frame;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.web.auth.FormTokens;
import io.hourhand.web.auth.SameOrigin;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Handler;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import java.util.function.BiFunction;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Lets only forms through that a page of ours sent. */
public final class OwnForms {

    private final FormTokens tokens;

    public OwnForms(FormTokens tokens) {
        this.tokens = tokens;
    }

    /** For forms of those who are logged in: the origin was looked at before, the token is here. */
    public Handler guarded(BiFunction<Call, Form, HttpResponse> handler) {
        return call -> {
            Form form = Form.parse(call.body());
            boolean own = !call.caller().byCookie() || tokens.holds(form.text("token"), call.caller());
            return Reply.now(
                    own
                            ? handler.apply(call, form)
                            : Problem.of(403, say("form.stale")).response());
        };
    }

    /** The same for an answer that takes its time. */
    public Handler guardedLater(BiFunction<Call, Form, java.util.concurrent.CompletionStage<HttpResponse>> handler) {
        return call -> {
            Form form = Form.parse(call.body());
            boolean own = !call.caller().byCookie() || tokens.holds(form.text("token"), call.caller());
            return own
                    ? handler.apply(call, form)
                    : Reply.now(Problem.of(403, say("form.stale")).response());
        };
    }

    /** For forms before any login: there is no token yet, but browsers say where a form comes from. */
    public static Handler sameOrigin(Handler handler) {
        return call -> SameOrigin.holds(call.header("Sec-Fetch-Site"), call.header("Origin"), call.host())
                ? handler.handle(call)
                : Reply.now(Problem.of(403, say("form.foreign")).response());
    }
}
