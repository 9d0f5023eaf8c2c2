package io.hourhand.web.page;

import static io.hourhand.web.page.text.Texts.say;

/**
 * A page about something that did not work.
 *
 * @param advice what to do about it
 * @param again whether the page asks again: never for a form, which it would not send but only ask for
 */
public record ErrorPage(int status, String title, String detail, String advice, boolean again) {

    private ErrorPage(int status, String title, String detail, String advice) {
        this(status, title, detail, advice, false);
    }

    /** @param form whether it answers a form that was sent */
    static ErrorPage of(int status, String detail, boolean form) {
        return switch (status) {
            case 401 -> new ErrorPage(status, say("error.log-in"), detail, say("error.log-in.how"));
            case 403 -> new ErrorPage(status, say("error.forbidden"), detail, say("error.forbidden.how"));
            case 404 -> new ErrorPage(status, say("error.nothing"), detail, say("error.nothing.how"));
            case 405, 415 -> new ErrorPage(status, say("error.form"), detail, say("error.form.how"));
            case 413 -> new ErrorPage(status, say("error.much"), detail, say("error.unchanged"));
            case 503 ->
                new ErrorPage(
                        status,
                        say("error.away"),
                        detail,
                        form ? say("error.away.sent") : say("error.away.how"),
                        !form);
            default ->
                new ErrorPage(
                        status,
                        status < 500 ? say("error.wrong") : say("error.broken"),
                        detail,
                        status < 500 ? say("error.unchanged") : say("error.broken.how"));
        };
    }
}
