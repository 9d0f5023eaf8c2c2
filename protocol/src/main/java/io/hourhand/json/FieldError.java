package io.hourhand.json;

/**
 * What is wrong with one field of a body.
 *
 * @param field where it stands, such as {@code jobs[2].retry.backoff}; empty for the body itself
 * @param message what is wrong and what is allowed
 */
public record FieldError(String field, String message) {}
