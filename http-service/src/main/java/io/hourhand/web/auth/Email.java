package io.hourhand.web.auth;

import io.hourhand.schedule.Parsed;
import java.util.regex.Pattern;

/** An email as the name of an account: something before an at sign and something after it. */
public final class Email {

    private static final Pattern SHAPE = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
    private static final int LONGEST = 254;

    private Email() {}

    public static Parsed<String> parse(String text) {
        String email = text.strip();
        return email.length() <= LONGEST && SHAPE.matcher(email).matches()
                ? Parsed.valid(email)
                : Parsed.invalid("must be an email like ada@example.org, of at most " + LONGEST + " characters");
    }
}
