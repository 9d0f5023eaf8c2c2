package io.hourhand.schedule.text;

import java.util.ArrayList;
import java.util.List;

/** Reads one field of a cron expression. Not reusable, not thread-safe. */
final class CronFieldParser {

    /** Why a field was refused; never leaves {@link CronReader}. */
    static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private final CronField field;
    private final String text;
    /** Where the field begins in the whole expression, from 0. */
    private final int offset;

    private int at;

    CronFieldParser(CronField field, String text, int offset) {
        this.field = field;
        this.text = text;
        this.offset = offset;
    }

    /** The items of the field's list. Throws {@link Refused}. */
    List<CronItem> items() {
        List<CronItem> items = new ArrayList<>();
        do {
            items.add(item());
        } while (eat(','));
        if (at < text.length()) {
            throw refused(at, Quoted.text(text.substring(at)) + " is not understood");
        }
        return List.copyOf(items);
    }

    private CronItem item() {
        if (eat('*')) {
            return new CronItem.All(eat('/') ? step() : 1);
        }
        if (peek() == '?') {
            if (!field.isDay()) {
                throw refused(at, "? is allowed only in day-of-month and day-of-week");
            }
            at++;
            return new CronItem.All(1);
        }
        if (field == CronField.DAY_OF_MONTH && eat('L')) {
            return last();
        }
        int start = at;
        int from = value();
        if (field == CronField.DAY_OF_MONTH && eat('W')) {
            return new CronItem.NearestWeekday(from);
        }
        if (field == CronField.DAY_OF_WEEK && eat('L')) {
            return new CronItem.LastDayOfWeek(from % 7);
        }
        if (field == CronField.DAY_OF_WEEK && eat('#')) {
            return new CronItem.NthDayOfWeek(from % 7, number("number after #", 1, 5));
        }
        return span(start, from);
    }

    private CronItem last() {
        if (eat('W')) {
            return new CronItem.LastWeekday();
        }
        return new CronItem.FromLastDay(eat('-') ? number("number after L-", 1, 30) : 0);
    }

    private CronItem span(int start, int from) {
        if (eat('-')) {
            int to = rangeEnd();
            if (to < from) {
                throw refused(
                        start, Quoted.text(text.substring(start, at)) + " runs backwards; write it as two ranges");
            }
            return new CronItem.Span(from, to, eat('/') ? step() : 1);
        }
        // "5/15" starts at 5 and goes on to the field's end, as in Quartz and most of cron's heirs.
        return eat('/') ? new CronItem.Span(from, Math.max(from, field.min + field.size - 1), step()) : single(from);
    }

    private static CronItem single(int value) {
        return new CronItem.Span(value, value, 1);
    }

    /** As the end of a range SUN is 7, so that FRI-SUN means what it says. */
    private int rangeEnd() {
        boolean named = isLetter(peek());
        int to = value();
        return named && field == CronField.DAY_OF_WEEK && to == 0 ? 7 : to;
    }

    private int step() {
        return number("step", 1, field.size);
    }

    private int value() {
        int start = at;
        // A fourth letter is left: it is the L of FRIL.
        while (at - start < 3 && isLetter(peek())) {
            at++;
        }
        if (at == start) {
            return numberOf("allowed: " + field.allowed(), field.min, field.max);
        }
        int named = field.named(text.substring(start, at));
        if (named < 0) {
            throw refused(start, Quoted.text(text.substring(start)) + " is not known");
        }
        return named;
    }

    private int number(String what, int min, int max) {
        return numberOf("a " + what + " is " + min + " to " + max, min, max);
    }

    private int numberOf(String allowed, int min, int max) {
        int start = at;
        int number = 0;
        while (isDigit(peek())) {
            number = Math.min(number * 10 + (peek() - '0'), 100_000);
            at++;
        }
        if (at == start) {
            String found =
                    at < text.length() ? Quoted.text(text.substring(at)) + " is no number" : "something is missing";
            throw refusedAs(start, found, allowed);
        }
        if (number < min || number > max) {
            throw refusedAs(start, Quoted.text(text.substring(start, at)) + " is out of range", allowed);
        }
        return number;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean eat(char wanted) {
        boolean there = at < text.length() && Character.toUpperCase(text.charAt(at)) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private Refused refused(int where, String what) {
        return refusedAs(where, what, "allowed: " + field.allowed());
    }

    private Refused refusedAs(int where, String what, String allowed) {
        return new Refused(field.title + ", character " + (offset + where + 1) + ": " + what + "; " + allowed);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
