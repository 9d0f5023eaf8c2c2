package io.hourhand.web;

import io.hourhand.web.auth.FirstAdmin;
import io.hourhand.web.auth.FormTokens;
import io.hourhand.web.auth.Login;
import io.hourhand.web.auth.LoginTokens;
import io.hourhand.web.auth.Passwords;
import java.util.concurrent.Executor;

/**
 * What decides who comes in.
 *
 * @param hashing where passwords are hashed
 */
record Doors(
        FirstAdmin firstAdmin,
        Login login,
        LoginTokens tokens,
        FormTokens formTokens,
        Passwords passwords,
        Executor hashing) {}
