package io.hourhand.web.page.text;

/**
 * One instant as a page shows it.
 *
 * @param iso for machines
 * @param text such as "Today 02:00"
 * @param exact with seconds and zone
 * @param relative such as "in 12 min"
 * @param offset of its zone from UTC, such as "UTC+2"; empty in UTC
 */
public record Moment(String iso, String text, String exact, String relative, String offset) {}
