package io.hourhand.schedule.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts a cron expression into its fields. */
final class CronReader {

    private static final int LONGEST = 255;
    private static final Pattern FIELD = Pattern.compile("[^ \\t]+");
    private static final String FIVE_FIELDS = "a cron expression has five: minute hour day-of-month month day-of-week";

    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    /** Where day-of-month stands. */
    private static final int THIRD = 2;

    private record Word(String text, int start) {}

    private CronReader() {}

    static CronText read(String text) {
        if (text.length() > LONGEST) {
            return new CronText.Refused("the expression is longer than " + LONGEST + " characters");
        }
        List<Word> words = words(text);
        if (!words.isEmpty() && words.getFirst().text().startsWith("@")) {
            return nickname(words);
        }
        if (words.size() != CronField.values().length) {
            return new CronText.Refused(wrongCount(words));
        }
        return fields(words);
    }

    private static CronText fields(List<Word> words) {
        Map<CronField, List<CronItem>> items = new EnumMap<>(CronField.class);
        try {
            Iterator<Word> inOrder = words.iterator();
            for (CronField field : CronField.values()) {
                Word word = inOrder.next();
                items.put(field, new CronFieldParser(field, word.text(), word.start()).items());
            }
        } catch (CronFieldParser.Refused refused) {
            return new CronText.Refused(String.valueOf(refused.getMessage()));
        }
        CronText.Fields fields = new CronText.Fields(items);
        return fields.times().days().ever() ? fields : new CronText.Refused(neverFires(words));
    }

    private static String neverFires(List<Word> words) {
        String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        return CronField.DAY_OF_MONTH.title + ", character "
                + (words.get(THIRD).start() + 1)
                + ": no day of any year matches what " + Quoted.text(text) + " asks for by day-of-month, month and"
                + " day-of-week, so it would never fire";
    }

    private static CronText nickname(List<Word> words) {
        Word name = words.getFirst();
        String meaning = NICKNAMES.get(name.text().toLowerCase(Locale.ROOT));
        if (meaning == null || words.size() > 1) {
            return new CronText.Refused(
                    "character " + (name.start() + 1) + ": of the names with @ there are only @hourly, @daily,"
                            + " @midnight, @weekly, @monthly, @yearly and @annually, each alone; for a fixed distance use a timing"
                            + " of type \"every\"");
        }
        return fields(words(meaning));
    }

    private static String wrongCount(List<Word> words) {
        if (words.isEmpty()) {
            return "the expression is empty; " + FIVE_FIELDS;
        }
        if (words.getFirst().text().contains("=")) {
            return "character 1: a zone cannot stand in the expression; it belongs in timeZone";
        }
        if (words.size() == 6) {
            return "character " + (words.get(5).start() + 1) + ": six fields; " + FIVE_FIELDS
                    + "; there is no field for seconds or years, leave it out";
        }
        return words.size() + (words.size() == 1 ? " field; " : " fields; ") + FIVE_FIELDS;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.group(), matcher.start()));
        }
        return words;
    }
}
