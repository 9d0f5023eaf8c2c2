package io.hourhand.web.page.frame;

/**
 * Something that every page says on top, as long as it is true.
 *
 * @param key names what it is about: dismissed, only this one stays away for a while
 * @param tone bad, or warn where somebody wanted it so
 */
public record Banner(String key, String tone, String text) {}
