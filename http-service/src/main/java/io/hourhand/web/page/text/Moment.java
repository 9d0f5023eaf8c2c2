package io.hourhand.web.page.text;

/**
 * One instant as a page shows it.
 *
 * @param iso for machines
 * @param text such as "Today 02:00"
 * @param exact with seconds and zone
 * @param relative such as "in 12 min"
 */
public record Moment(String iso, String text, String exact, String relative) {}
