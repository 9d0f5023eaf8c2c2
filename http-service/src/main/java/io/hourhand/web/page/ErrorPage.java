package io.hourhand.web.page;

/**
 * A page about something that did not work.
 *
 * @param advice what to do about it
 * @param again whether the page asks again: never for a form, which it would not send but only ask for
 */
public record ErrorPage(int status, String title, String detail, String advice, boolean again) {

    private static final String AWAY = "Jobs that are running go on.";
    private static final String SENT =
            " Go back and look whether it was done before you send it again: nothing is sent again by itself.";

    private ErrorPage(int status, String title, String detail, String advice) {
        this(status, title, detail, advice, false);
    }

    /** @param form whether it answers a form that was sent */
    static ErrorPage of(int status, String detail, boolean form) {
        return switch (status) {
            case 401 -> new ErrorPage(status, "Please log in", detail, "Your session has ended, or there was none.");
            case 403 ->
                new ErrorPage(
                        status,
                        "You may not do this",
                        detail,
                        "Nothing was changed. An admin can give your account another role on the page Users.");
            case 404 ->
                new ErrorPage(
                        status,
                        "There is nothing here",
                        detail,
                        "It may have been deleted, or the address was cut off on its way to you.");
            case 405, 415 ->
                new ErrorPage(status, "This address is for forms", detail, "Go back, and use the form’s own button.");
            case 413 -> new ErrorPage(status, "That is too much at once", detail, "Nothing was changed.");
            case 503 -> new ErrorPage(status, "The database does not answer", detail, form ? AWAY + SENT : AWAY, !form);
            default ->
                new ErrorPage(
                        status,
                        status < 500 ? "That did not work" : "Something went wrong here",
                        detail,
                        status < 500
                                ? "Nothing was changed."
                                : "What you asked for may or may not have happened; look before you repeat it.");
        };
    }
}
